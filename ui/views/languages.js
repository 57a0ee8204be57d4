// Languages to check spelling in, each under its own name. They alone are sorted here: their names come from the web view,
// and nobody else lists them.

/** BCP 47 tags; whether a dictionary is there is the system's affair. */
const tags = [
  "bg-BG ca-ES cs-CZ da-DK de-AT de-CH de-DE el-GR en-AU en-CA en-GB en-US es-ES es-MX et-EE fi-FI fr-CA fr-CH fr-FR",
  "hr-HR hu-HU is-IS it-IT lt-LT lv-LV nb-NO nl-BE nl-NL nn-NO pl-PL pt-BR pt-PT ro-RO sk-SK sl-SI sr-RS sv-SE tr-TR",
  "uk-UA vi-VN",
].flatMap((line) => line.split(" "));

/**
 * What can be chosen, as value and label.
 * @param {string} chosen stays in the list, whatever it is
 * @returns {[value: string, label: string][]}
 */
export function languages(chosen) {
  const own = tags
    .map((tag) => /** @type {[string, string]} */ ([tag, nameOf(tag)]))
    .sort(([, a], [, b]) => a.localeCompare(b));
  /** @type {[string, string][]} */
  const all = [["system", "The system's language"], ["off", "Off"], ...own];
  return all.some(([value]) => value === chosen) ? all : [...all, [chosen, nameOf(chosen)]];
}

/** @param {string} tag */
function nameOf(tag) {
  try {
    const name = new Intl.DisplayNames([tag], { type: "language", languageDisplay: "standard" }).of(tag) ?? tag;
    return name.charAt(0).toLocaleUpperCase(tag) + name.slice(1);
  } catch {
    return tag;
  }
}
