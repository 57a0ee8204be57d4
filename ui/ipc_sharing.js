// The bridge to the core for shared folders and what is handed over, as ipc.js is for all else.

import { ask, change } from "./ipc.js";

/** @import * as B from "./bindings.d.ts" */

/** What taking in what waits would change. @returns {Promise<B.Imported>} */
export const newsLook = () => change("news_look");
/** The same for a file that was handed over or dropped. @returns {Promise<B.Imported>} */
export const handedLook = () => change("handed_look");
export const newsDismiss = () => change("news_dismiss");
/** Sends a file that was dropped, and answers what it is. @type {(file: File, isAnother: boolean) => Promise<B.Handed>} `isAnother`: together with the one before */
export const handedDrop = async (file, isAnother) => {
  const bytes = new Uint8Array(await file.arrayBuffer());
  const name = new URLSearchParams({ name: file.name, ...(isAnother ? { another: "" } : {}) }).toString();
  return change("handed_drop", bytes, { headers: { "Ninefold-Name": name } });
};
/** The shared folder; null where none is. @returns {Promise<B.SharedFolder | null>} */
export const sharedFolder = () => ask("shared_folder");
export const sharedFolderChoose = () => change("shared_folder_choose");
export const sharedFolderLeave = () => change("shared_folder_leave");
/** @type {(byItself: boolean) => Promise<B.SharedFolder | null>} */
export const sharedFolderByItself = (byItself) => change("shared_folder_by_itself", { byItself });
/** Locks what is written there, once it is known to open what lies there. @type {(passphrase: string, remembers: boolean) => Promise<B.SharedFolder | null>} */
export const sharedFolderLock = (passphrase, remembers) => change("shared_folder_lock", { passphrase, remembers });
/** @returns {Promise<B.SharedFolder | null>} */
export const sharedFolderUnlock = () => change("shared_folder_unlock");
/** @returns {Promise<B.Session>} */
export const passphrasePutOff = () => change("passphrase_put_off");
/** Goes on in a copy elsewhere; null where the person cancelled. @returns {Promise<B.Session | null>} */
export const workspaceMoveOut = () => change("workspace_move_out");
export const workspaceStays = () => change("workspace_stays");
