// From what was typed to the files that say it.
const filesOf = (facts) => {
  const { markdown, heading, paragraph } = written;
  const goalOf = (id) => facts.goals.find((one) => one.id === id);
  const metricOf = (id) => facts.metrics.find((one) => one.id === id);

  // An id that says what a text says, as sitegen/scaffold/slug.py makes it.
  function slug(text) {
    const spelt = (some) => [...some].map((sign) => facts.letters[sign] ?? sign).join("");
    const plain = spelt(spelt(text.normalize("NFC").toLowerCase()).normalize("NFKD")).replace(/\p{M}/gu, "");
    return (plain.match(/[a-z0-9]+/g) ?? [""]).reduce(({ kept, isFull }, word, n) => {
      const longer = n ? `${kept}-${word}` : word.slice(0, facts.longestName);
      return isFull || longer.length > facts.longestName ? { kept, isFull: true } : { kept: longer };
    }, {}).kept;
  }

  // A name that nothing has yet: the second one ends in 2.
  function free(name, taken, joint = "-") {
    let [found, number] = [name, 1];
    while (taken.includes(found)) found = `${name}${joint}${++number}`;
    return found;
  }

  function entry(kind, id, you, keys, words) {
    const goal = goalOf(id);
    const name = free(`${you.day}-${kind}-${you.person}`, goal.taken ?? [], "_");
    return { path: `${goal.file.replace(/\.[^.]*$/, "")}/${name}.md`, text: markdown(keys, words), about: goal.title };
  }

  const listed = (text) => text.split("\n").map((one) => one.trim()).filter(Boolean);

  const readings = (rows) => new Map(rows.map(({ id, value, n }) => [id, n ? { value, n } : value]));

  const checkIn = (said, you) => said.goals.map((one) => entry("check-in", one.goal, you, {
    readings: readings(one.readings),
    confidence: one.confidence,
    going_well: one.going_well,
    needs_attention: one.needs_attention,
    blockers: listed(one.blockers),
    help_wanted: listed(one.help_wanted),
  }, one.text));

  function agree({ goal, answer, text, reason }, you) {
    const { terms, words } = goalOf(goal).agree;
    const isYes = answer === "agree";
    return [entry(answer, goal, you, { terms, in_words: isYes && words }, isYes ? text : reason)];
  }

  const change = ({ goal, because, text }, you) => [entry("amend", goal, you, { because }, text)];

  function note({ goal, milestone, support, people, text }, you) {
    const thanks = [...new Set(people.map((one) => one.thanks).filter(Boolean))];
    return [entry("note", goal, you, { milestone, support, thanks: thanks.length > 1 ? thanks : thanks[0] }, text)];
  }

  // A number with its unit, unless one was typed.
  const amount = (text, unit) => (!unit || /[^\d\s.,+−-]/.test(text) ? text : unit === "%" ? `${text}%` : `${text} ${unit}`);

  // A measure on one line where that says it all, else with its keys.
  function measure(one) {
    const { aim, since: from, until: to, cases: n, source, definition, direction } = one;
    const isOwn = one.metric === "own";
    const unit = isOwn ? one.unit : metricOf(one.metric).unit;
    const [first, last] = [one.from, amount(one.to, unit)];
    const role = one.role === "outcome" ? "" : one.role;
    const hasSource = from || to || n || source;
    if (!isOwn && !(aim === "from-to" && (hasSource || !/\d/.test(first)))) {
      const short = { "from-to": `from ${first} to ${last}`, between: `between ${first} and ${last}`, "in-total": `${last} in total`, "yes-no": "yes or no" };
      return `${role} ${short[aim] ?? `${aim.replace("-", " ")} ${last}`}`.trim();
    }
    const value = amount(first, unit);
    const long = {
      "from-to": { baseline: hasSource ? { value, from, to, n, source } : value, target: last },
      between: { between: [value, last] },
      "in-total": { kind: "total", target: last },
      "yes-no": { kind: "yes_no" },
    };
    const own = !isOwn ? {} : aim === "yes-no" ? { definition } : { definition, unit, direction };
    return { role, ...own, ...(long[aim] ?? { [aim.replace("-", "_")]: last }) };
  }

  // Things by ids of their own, made of what each is called.
  function byId(rows, called, said) {
    const found = new Map();
    for (const row of rows) found.set(free(slug(called(row)) || "one", [...found.keys()]), said(row));
    return found;
  }

  const steps = (rows) => byId(rows.filter((row) => row.what), ({ what }) => what.split(/\s+/).slice(0, 4).join(" "),
    ({ what, by, due }) => (by || due ? { what, by, due } : what));

  function goal(said) {
    const { title, why, draft, hard, attainable, kind, steward, sponsor, start, due, aligns_with, stop_if } = said;
    const name = (slug(said.name || title) || "goal").replace(/^(?=\d{4}-\d\d-\d\d)/, "goal-");
    const text = markdown({
      draft, kind, steward, sponsor, start, due, aligns_with,
      challenge: { hard, attainable },
      measures: byId(said.measures.filter((one) => one.metric), (one) => (one.metric === "own" ? one.called : one.metric), measure),
      support: steps(said.support),
      milestones: steps(said.milestones),
      stop_if,
    }, [heading(title), why && paragraph(why)].filter(Boolean).join("\n\n"), { measures: 2 });
    return [{ path: `goals/${said.team}/${free(name, facts.ids)}.md`, text, about: title }];
  }

  return { "check-in": checkIn, agree, goal, change, note, slug, goalOf, metricOf };
};
