// What can be told while somebody types, in the words of the rules.
const hintsOf = (facts, make) => {
  // A rule that is turned off has no words.
  const say = (name, ...values) => (facts.says[name] ?? "").replace(/\{(\d)\}/g, (_, n) => values[n]);

  function quantity(text) {
    const found = /^[$€£¥\s]*([-+−]?\d+(?:[.,]\d+)?)\s*(.*)$/.exec(text ?? "");
    return found && { value: parseFloat(found[1].replace("−", "-").replace(",", ".")), unit: found[2].trim() };
  }
  const single = (unit) => unit.toLowerCase().replace(/s$/, "");
  const isIn = (unit, found) => found && (!found.unit || single(found.unit) === single(unit));
  const withUnit = (text, unit) => (quantity(text).unit || !unit ? text : unit === "%" ? `${text}%` : `${text} ${unit}`);

  function shape(text, name) {
    const { pattern, longest, fix } = facts.shapes[name] ?? {};
    const { length } = [...text];
    if (length > longest) return say("longest", length, longest);
    return text && pattern && !new RegExp(pattern, "u").test(text) ? fix : "";
  }

  function address(text) {
    const found = /[\w.%+-]+@[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,}/i.exec(text);
    return found ? say("W910", found[0]) : "";
  }

  // A level that the metric cannot have.
  function range(text, { id, unit = "", low, high }) {
    const found = quantity(text);
    if (!isIn(unit, found)) return "";
    if (found.value < low) return say("low", withUnit(text, unit), withUnit(low, unit), id);
    return found.value > high ? say("high", withUnit(text, unit), withUnit(high, unit), id) : "";
  }

  // A way to the better side.
  function way({ from, to }, { unit = "", direction }) {
    const [first, last] = [quantity(from), quantity(to)];
    if (!isIn(unit, first) || !isIn(unit, last)) return "";
    if (first.value === last.value) return say("M410");
    const isUp = direction === "up";
    return !direction || last.value > first.value === isUp ? "" : say(isUp ? "up" : "down", withUnit(from, unit), withUnit(to, unit));
  }

  const order = (first, last) => (/^(\d{4}-\d\d-\d\d ?){2}$/.test(`${first} ${last}`) && last < first ? say("D313", last, first) : "");

  // Speed alone is soon bought with quality.
  function unheld(measures) {
    const about = (one) => make.metricOf(one.metric)?.about ?? "";
    const chosen = measures.filter((one) => one.metric);
    const pushed = chosen.filter((one) => one.role === "outcome");
    if (chosen.length && !pushed.length) return say("M412");
    const isPushed = pushed.length && pushed.every((one) => ["speed", "volume"].includes(about(one)));
    const isHeld = chosen.some((one) => one.role !== "lead" && ["quality", "loyalty", ""].includes(about(one)));
    return isPushed && !isHeld ? say("M440") : "";
  }

  function* goal(said) {
    if (said.title && facts.counted && !new RegExp(facts.counted, "iu").test(said.title)) yield ["title", say("W904")];
    yield ["due", order(said.start, said.due)];
    yield ["measures.0.metric", unheld(said.measures)];
    for (const [n, one] of said.measures.entries()) {
      const metric = make.metricOf(one.metric) ?? one;
      yield [`measures.${n}.from`, range(one.from, metric)];
      yield [`measures.${n}.to`, range(one.to, one.aim === "in-total" ? {} : metric) || (one.aim === "from-to" && way(one, metric))];
      yield [`measures.${n}.until`, order(one.since, one.until)];
    }
  }

  function* checkIn(said) {
    for (const [n, one] of said.goals.entries()) {
      if (one.goal && said.goals.findIndex((other) => other.goal === one.goal) < n) yield [`goals.${n}.goal`, say("twice")];
      for (const [m, row] of one.readings.entries()) {
        const measure = make.goalOf(one.goal).measures.find(({ id }) => id === row.id);
        if (measure) yield [`goals.${n}.readings.${m}.value`, (row.n && !row.value && say("alone")) || range(row.value, measure) || foreign(row.value, measure)];
      }
    }
  }

  function foreign(text, { id, unit = "", yes }) {
    const found = quantity(text);
    return !found || yes || isIn(unit, found) ? "" : say("unit", found.unit, id, unit);
  }

  function* agree(said, you) {
    const asked = make.goalOf(said.goal)?.agree.asked ?? [];
    if (asked.length && you.person && !asked.includes(you.person)) yield ["person", say("asked")];
  }

  // The reader's own day, unless the board stands still.
  function today(later = 0) {
    const now = new Date();
    const here = new Date(now - now.getTimezoneOffset() * 6e4).toISOString().slice(0, 10);
    const day = facts.frozen || here < facts.day ? facts.day : here;
    return new Date(Date.parse(day) + later * 864e5).toISOString().slice(0, 10);
  }

  // Pairs of a field and a hint, or none.
  function* of(task, said, you) {
    yield* ({ goal, agree, "check-in": checkIn }[task]?.(said, you) ?? []);
    if (task !== "goal" && you.day > today(1)) yield ["day", say("D312", you.day)];
  }

  return { say, shape, address, today, of };
};
