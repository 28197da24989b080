// Writes files that are read back as they were typed.
const written = (() => {
  const WORDS = new Set(["~", "null", "true", "false", "yes", "no", "on", "off"]);
  const START = /^(?:[\p{L}\p{N}]|[-+]\d|[(/$€£])/u;
  const LOST = /: |:$| #/;
  const LOST_IN_BRACKETS = /[,[\]{}:?#]/;
  const SEEN = /^(?:[^\p{C}\p{Z}]| )*$/u;
  const ESCAPED = /[\x00-\x1f\x7f-\x9f\xad\u180e\u200b\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ufffe\uffff\\"]/g; // and what nobody sees
  const SHORT = { "\n": "\\n", "\t": "\\t", "\\": "\\\\", '"': '\\"' };
  const NEVER = /[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufeff\ufffe\uffff]/g;

  // What was typed, without signs no file may have; lines end alike.
  const typed = (text) =>
    (text.toWellFormed?.() ?? text).replace(NEVER, "").replace(/\r\n?|[\x85\u2028\u2029]/g, "\n").trim();

  const isPlain = (text, isInside) =>
    SEEN.test(text) && text === text.trim() && START.test(text) && !WORDS.has(text.toLowerCase()) &&
    !LOST.test(text) && !(isInside && LOST_IN_BRACKETS.test(text));

  const escape = (sign) => SHORT[sign] ?? "\\u" + sign.charCodeAt(0).toString(16).padStart(4, "0");

  // A text on one line, quoted where it would be misread.
  function quoted(text, isInside = false) {
    if (isPlain(text, isInside)) return text;
    if (/["\\]/.test(text) && SEEN.test(text)) return `'${text.replaceAll("'", "''")}'`;
    return `"${text.replace(ESCAPED, escape)}"`;
  }

  // A value on one line; lists and groups of keys in brackets.
  function inside(value) {
    if (typeof value === "string") return quoted(value, true);
    if (Array.isArray(value)) return `[${value.map(inside).join(", ")}]`;
    return `{${entries(value).map(([key, one]) => `${quoted(key, true)}: ${inside(one)}`).join(", ")}}`;
  }

  const isEmpty = (value) => !value || (typeof value === "object" && !entries(value).length);
  const entries = (group) => (group instanceof Map ? [...group] : Object.entries(group)).filter(([, one]) => !isEmpty(one));

  // A key with its value; groups have a line for each key, `depth` groups deep.
  function lines(key, value, depth = 1, margin = "") {
    if (value === true) return [`${margin}${key}: true`];
    if (typeof value !== "string") {
      if (Array.isArray(value) || !depth) return [`${margin}${quoted(key)}: ${inside(value)}`];
      return [`${margin}${quoted(key)}:`, ...entries(value).flatMap(([name, one]) => lines(name, one, depth - 1, margin + "  "))];
    }
    const rows = value.split("\n");
    const isBlock = rows.length > 1 && rows.every((row) => SEEN.test(row) && row === row.trimEnd());
    if (!isBlock) return [`${margin}${quoted(key)}: ${quoted(value)}`];
    return [`${margin}${quoted(key)}: |`, ...rows.map((row) => `${margin}  ${row}`.trimEnd())];
  }

  // Keys between lines of ---, then words; words alone unless they look like keys.
  function markdown(keys, words, depths = {}) {
    const rows = entries(keys).flatMap(([key, value]) => lines(key, value, depths[key]));
    const below = words ? `${words}\n` : "";
    if (!rows.length && !/^[\s–—-]*(?:---|\w+:)/.test(below)) return below;
    return ["---", ...rows, "---", below].join("\n");
  }

  // A heading read as this title, whatever Markdown is in it.
  const heading = (title) => `# ${title.replace(/\s+/g, " ").replace(/[\\`*_[\]#|~<>&]/g, "\\$&")}`;

  // A text that begins with a paragraph, and with no list or heading.
  function paragraph(text) {
    const first = /^\S*/.exec(text)[0];
    const isMark = /^(?:[-+*>#=|~`:<&]|\d+[.)]$)/.test(first);
    return (isMark ? first.replace(/[!-/:-@[-`{-~]/g, "\\$&") : first) +
      text.slice(first.length).replace(/^(.*\n\s*)(?=[-=]+\s*(?:\n|$))/, "$1\\");
  }

  return { typed, quoted, markdown, heading, paragraph };
})();
