// The bridge to the core for team servers, as ipc.js is for all else.

import { ask, bridge, change } from "./ipc.js";

/** @import * as B from "./bindings.d.ts" */

/** Takes up an invitation, and answers what connecting would do. @type {(pasted: string, invitation: string) => Promise<B.TeamOffer>} */
export const teamLook = (pasted, invitation) => ask("team_look", { pasted, invitation });
/** Opens the page to sign in on, in a browser. @type {(pasted: string) => Promise<void>} */
export const teamSignIn = (pasted) => ask("team_sign_in", { pasted });
/** What connecting would do; null as long as nobody has signed in. @returns {Promise<B.TeamOffer | null>} */
export const teamSignedIn = () => ask("team_signed_in");

/** Hears how far something has come. @param {(progress: B.TeamProgress) => void} listener */
function hearing(listener) {
  const progress = new (bridge().Channel)();
  progress.onmessage = listener;
  return { progress };
}

/** Connects the open workspace. @type {(listener: (progress: B.TeamProgress) => void) => Promise<B.TeamConnected>} */
export const teamConnect = (listener) => ask("team_connect", hearing(listener));
/** Fills a new workspace file; null where the person cancelled. @type {(listener: (progress: B.TeamProgress) => void) => Promise<B.TeamConnected | null>} */
export const teamJoin = (listener) => change("team_join", hearing(listener));
/** Connecting or joining is to end. @returns {Promise<void>} */
export const teamStop = () => ask("team_stop");
/** What became other by what others did. @returns {Promise<B.TeamHeard>} */
export const teamHeard = () => ask("team_heard");
/** @returns {Promise<void>} */
export const teamAgain = () => ask("team_again");
/** Where the person is. @type {(document: string | null) => Promise<void>} */
export const teamHere = (document) => ask("team_here", { document });
/** A field was left: what was typed in it is sent. @returns {Promise<void>} */
export const teamLeft = () => ask("team_left");
/** @returns {Promise<B.TeamPage>} */
export const teamPage = () => ask("team_page");
/** @type {(role: B.TeamRole, name: string, days: number) => Promise<B.TeamInvitation>} */
export const teamInvite = (role, name, days) => ask("team_invite", { role, name, days });
/** @type {(member: string, role: B.TeamRole) => Promise<B.TeamPage>} */
export const teamRole = (member, role) => ask("team_role", { member, role });
/** @type {(member: string) => Promise<B.TeamPage>} */
export const teamRemove = (member) => ask("team_remove", { member });
/** @type {(device: string) => Promise<B.TeamPage>} */
export const teamRemoveDevice = (device) => ask("team_remove_device", { device });
/** Who did what, the latest first. @type {(before: string | null) => Promise<B.TeamNotes>} */
export const teamNotes = (before) => ask("team_notes", { before });
/** @returns {Promise<B.Session>} */
export const teamDisconnect = () => change("team_disconnect");
/** Erases here too what others erased. @returns {Promise<B.Done>} */
export const teamErase = () => change("team_erase");

/** What came from others, and nobody here has marked as seen. @returns {Promise<B.ArrivedPage>} */
export const arrived = () => ask("arrived");
/** @type {(upto: string) => Promise<B.Done>} */
export const arrivedSeen = (upto) => change("arrived_seen", { upto });
