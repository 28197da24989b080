// Shows the goals that have all the words, beside the filters, which are CSS and need no script.
const plain = (text) =>
  text.normalize("NFKD").replace(/[\p{M}\p{Cf}]/gu, "").toLowerCase();
const field = document.getElementById("search");
const found = document.getElementById("found");
const recent = document.querySelector(".recent");
const groups = [...document.querySelectorAll("section.group")].map((group) => {
  const team = group.querySelector("h2").textContent;
  const rows = [...group.querySelectorAll(".row")].map((row) => {
    const own = [...row.querySelectorAll(".statement, .state, .seen")]; // not the goals below it
    return { row, text: plain([team, ...own.map((one) => one.textContent)].join(" ")) };
  });
  return { group, rows };
});

function show() {
  const words = plain(field.value).split(/\s+/).filter(Boolean);
  const isAll = !words.length && [...document.querySelectorAll(".find :checked")].every((one) => one.id.endsWith("0"));
  let count = 0;
  for (const { group, rows } of groups) {
    group.hidden = false; // or nothing in it could be seen
    for (const { row, text } of rows) row.hidden = !words.every((word) => text.includes(word));
    const seen = rows.filter(({ row }) => row.getClientRects().length).length;
    group.hidden = !seen;
    count += seen;
  }
  if (recent) recent.hidden = !isAll;
  found.textContent = isAll ? "" : count ? `${count} ${count === 1 ? "goal" : "goals"} found.` : "No goal found.";
}

field.parentElement.hidden = false;
document.querySelector(".none-left").remove();
document.querySelector(".find").addEventListener("input", show);
field.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  field.value = "";
  show();
});
addEventListener("pageshow", show); // browsers bring back what was chosen
