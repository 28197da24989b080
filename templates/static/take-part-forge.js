// The addresses of the forge's editor, filled as sitegen/forge.py fills them.
const forgeOf = (forge) => {
  const percent = (text) => encodeURIComponent(text).replace(/[!'()*]/g, (sign) => "%" + sign.charCodeAt(0).toString(16).toUpperCase());
  const inPath = (text) => percent(text).replaceAll("%2F", "/");
  const plus = (text) => percent(text).replace(/%(?:2[189ACF]|3A)/g, decodeURIComponent).replaceAll("%20", "+");
  const inQuery = forge.plus ? plus : percent;

  function filled(form, path, branch, content = "") {
    const whole = forge.folder ? `${forge.folder}/${path}` : path;
    const cut = whole.lastIndexOf("/");
    const parts = { branch, path: whole, folder: whole.slice(0, cut), name: whole.slice(cut + 1), content };
    const [place, ...query] = form.split("?");
    const put = (text, write) => text.replace(/\{([^{}]*)\}/g, (_, name) => write(parts[name] ?? ""));
    return put(place, inPath) + (query.length ? "?" + put(query.join("?"), inQuery) : "");
  }

  const isShort = (url) => new TextEncoder().encode(url).length <= forge.longest;

  // Where a new file can be made, and whether its text goes with it; null where nowhere.
  function newFile(path, text, branch = forge.branch) {
    const full = text && forge.full ? filled(forge.full, path, branch, text) : "";
    if (full && isShort(full)) return { url: full, hasText: true };
    const bare = forge.new ? filled(forge.new, path, branch) : "";
    return bare && isShort(bare) ? { url: bare, hasText: !text } : null;
  }

  // Where a file that is there can be changed; empty where that is not known.
  const edit = (path) => (forge.edit ? filled(forge.edit, path, forge.branch) : "");

  return { newFile, edit };
};
