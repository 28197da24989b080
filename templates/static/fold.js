// Browsers that cannot show folded parts on paper by style alone open them for it.
if (!CSS.supports("selector(::details-content)")) {
  addEventListener("beforeprint", () => {
    for (const one of document.querySelectorAll(".fold, .kept")) one.open = true;
  });
}
