// The forms: fills their choices, and shows the files made of what is typed.
const facts = JSON.parse(document.getElementById("facts").textContent);
const forge = forgeOf(facts.forge);
const make = filesOf(facts);
const hints = hintsOf(facts, make);
const all = (what, area = document) => [...area.querySelectorAll(what)];
const you = document.querySelector("[data-area=you]");
const forms = new Map(all(".body > [data-area]").map((one) => [one.dataset.area, one]));
const rows = new Map(all("[data-rows]").map((list) => [list.dataset.rows, list.firstElementChild.cloneNode(true)]));
const touched = new WeakSet();
let hinted = 0;
const holder = (one) => one.closest("[data-row], [data-area]");
const made = (tag, known) => Object.assign(document.createElement(tag), known);
const option = ([value, text]) => made("option", { value, text });

// What there is to choose

const pairs = (list) => list.map(({ id, name, title }) => [id, name ?? title]);
const choices = { people: facts.people, teams: pairs(facts.teams), metrics: pairs(facts.metrics) };

function fill(area) {
  for (const one of all("select[data-fill]", area)) {
    const { fill: what, does } = one.dataset;
    one.options[0].after(...(choices[what] ?? []).map(option));
    if (what !== "goals") continue;
    for (const { id, name } of facts.teams) {
      const own = facts.goals.filter((goal) => goal.team === id && goal.does.includes(does));
      const group = made("optgroup", { label: name });
      group.append(...pairs(own).map(option));
      if (own.length) one.append(group);
    }
    if (one.length < 2) one.options[0].text = facts.says.none;
    follow(one);
  }
  for (const list of all("[data-rows]", area)) count(list);
}

// What follows from a goal.
function follow(select) {
  const area = holder(select);
  const { measures = [], agree, file, ...goal } = make.goalOf(select.value) ?? {};
  area.querySelector("[data-rows=readings]")?.replaceChildren(...measures.map(reading));
  for (const one of all("[data-steps]", area)) {
    one.replaceChildren(one.options[0], ...(goal[one.dataset.steps] ?? []).map(option));
    one.parentElement.hidden = one.length < 2;
  }
  for (const one of all("[data-terms]", area)) one.textContent = agree?.words ?? "";
  for (const link of all("[data-edit] a", area)) {
    link.href = file ? forge.edit(file) : "";
    link.parentElement.hidden = !link.getAttribute("href");
  }
}

function reading({ id, name, unit, yes }) {
  const row = rows.get("readings").cloneNode(true);
  row.dataset.id = id;
  row.querySelector("[data-name]").textContent = yes || unit ? `${name} (${unit ?? "yes or no"})` : name;
  const [value, cases] = all("input", row);
  if (yes) value.inputMode = "text";
  cases.parentElement.hidden = yes;
  return row;
}

// What follows from a metric: its better side, and what keeps it honest.
function suggest(select) {
  const row = holder(select);
  const metric = make.metricOf(select.value);
  const [role, aim] = all("[name=role], [name=aim]", row);
  if (role.value === "guardrail" && !touched.has(aim)) aim.value = metric?.direction === "down" ? "at-most" : "at-least";
  const other = row.nextElementSibling?.querySelector("[name=metric]");
  if (role.value !== "outcome" || !metric?.guardrail || !other || other.value) return;
  other.value = metric.guardrail[0];
  suggest(other);
}

function reveal(area) {
  for (const one of all("[data-when]", area)) {
    const [name, ...words] = one.dataset.when.split(" ");
    const { value } = holder(one).querySelector(`[name=${name}]`);
    one.hidden = words[0] ? !words.includes(value) : !value;
  }
  for (const one of all("[data-unit]", area)) {
    const { unit } = make.metricOf(holder(one).querySelector("[name=metric]").value) ?? {};
    one.textContent = unit ? ` (${unit})` : "";
  }
}

// Rows

function count(list) {
  for (const button of all(":scope > * > [data-remove]", list)) button.hidden = list.children.length < 2;
}

function change(button) {
  const isMore = "add" in button.dataset;
  const list = isMore ? button.previousElementSibling : button.closest("[data-rows]");
  if (isMore) {
    list.append(rows.get(list.dataset.rows).cloneNode(true));
    fill(list.lastElementChild);
  } else holder(button).remove();
  count(list);
  list.lastElementChild.querySelector("select, input").focus();
}

// What was typed, by name; `at` gets the control of each.
function collect(area, at, way = "") {
  const said = {};
  for (const one of all("[name]", area)) {
    if (holder(one) !== area) continue;
    said[one.name] = one.type === "checkbox" ? one.checked : written.typed(one.value);
    at.set(way + one.name, one);
  }
  for (const list of all("[data-rows]", area)) {
    if (holder(list) !== area) continue;
    const name = list.dataset.rows;
    said[name] = [...list.children].map((row, n) => ({ id: row.dataset.id, ...collect(row, at, `${way}${name}.${n}.`) }));
  }
  return said;
}

// Hints

function wrong(task, said, mine, at) {
  const found = new Map();
  for (const [way, one] of at) {
    const words = hints.shape(written.typed(one.value), one.dataset.shape) || hints.address(one.value);
    if (words) found.set(way, words);
  }
  for (const [way, words] of hints.of(task, said, mine)) if (words && !found.has(way)) found.set(way, words);
  for (const [way, one] of at) if (one.closest("[hidden]")) found.delete(way);
  return found;
}

function hint(control, text) {
  const label = control.parentElement;
  if (!label.nextElementSibling?.matches(".hint")) {
    if (!text) return;
    label.after(made("p", { className: "hint", id: `hint-${++hinted}` }));
    control.setAttribute("aria-describedby", `hint-${hinted}`);
  }
  label.nextElementSibling.textContent = text;
  control.setAttribute("aria-invalid", !!text);
}

const isMissing = (one) => one.dataset.needed && !one.value.trim() && !one.closest("[hidden]");

// Files

async function copy(text, place) {
  try {
    await navigator.clipboard.writeText(text);
    place.textContent = facts.says.copied;
  } catch { // pages without https have no clipboard
    getSelection().selectAllChildren(place.parentElement.querySelector("pre"));
    place.textContent = facts.says.marked;
  }
}

function download({ path, text }) {
  const href = URL.createObjectURL(new Blob([text], { type: "text/plain" }));
  made("a", { href, download: path.split("/").pop() }).click();
  setTimeout(() => URL.revokeObjectURL(href), 1000);
}

const empty = document.getElementById("file").content.firstElementChild;

function show(place, files, branch) {
  files.forEach((file, n) => {
    if (!place.children[n]) place.append(empty.cloneNode(true));
    const part = (name) => place.children[n].querySelector(`[data-part=${name}]`);
    const made = forge.newFile(file.path, file.text, branch || undefined);
    for (const name of ["about", "path", "text", "done"]) part(name).textContent = file[name] ?? "";
    part("open").hidden = !made;
    part("open").href = made?.url ?? "";
    part("bare").hidden = !made || made.hasText;
    part("empty").hidden = !!file.text;
    part("copy").onclick = () => copy(file.text, part("done"));
    part("download").onclick = () => download(file);
  });
  while (place.children.length > files.length) place.lastElementChild.remove();
}

function update() {
  const [task, area] = [...forms].find(([, one]) => !one.closest("section").hidden);
  const at = new Map();
  reveal(area);
  const mine = task === "goal" ? {} : collect(you, at);
  const said = collect(area, at);
  const found = wrong(task, said, mine, at);
  for (const [way, one] of at) hint(one, touched.has(one) ? found.get(way) ?? "" : "");
  const missing = [...new Set([...at.values()].filter(isMissing).map((one) => one.dataset.needed))].join(", ");
  show(area.querySelector(".files"), missing ? [] : make[task](said, mine), said.branch);
  const told = [...new Set(found.values())].join(" ");
  const words = [missing && hints.say("missing", missing), told && hints.say("look", told)].filter(Boolean).join(" ") || facts.says.fine;
  const status = area.querySelector(".notice");
  if (status.textContent !== words) status.textContent = words;
}

const asked = () => location.hash.slice(1);

function go(task) {
  for (const [name, area] of forms) area.closest("section").hidden = name !== task;
  for (const link of all(".tasks a")) link.setAttribute("aria-current", link.hash === `#${task}`);
  you.hidden = task === "goal";
  update();
}

document.addEventListener("input", update);
document.addEventListener("change", ({ target }) => {
  touched.add(target);
  if (target.dataset.fill === "goals") follow(target);
  if (target.name === "metric") suggest(target);
  update();
});
document.addEventListener("click", ({ target }) => {
  if (!target.matches("[data-add], [data-remove]")) return;
  change(target);
  update();
});
addEventListener("hashchange", () => {
  if (!forms.has(asked())) return;
  go(asked());
  document.getElementById(asked()).scrollIntoView();
});
addEventListener("pageshow", ({ persisted }) => { // browsers bring back what was chosen
  if (!persisted) all("select[data-fill=goals]").forEach(follow);
  update();
});

fill(document);
you.querySelector("[name=day]").value = hints.today();
for (const area of forms.values()) area.hidden = false;
go(forms.has(asked()) ? asked() : "check-in");
