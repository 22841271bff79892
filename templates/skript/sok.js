// Sökning bland behov, mål och poster, och en länk att kopiera till var och en. Allt går att läsa utan skriptet,
// och det som skriptet lägger till kommer aldrig med på papper. Text sätts in som text, aldrig som HTML.
"use strict";
(() => {
  const MOST = 50;
  const make = (name, attributes = {}, ...parts) => {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    element.append(...parts);
    return element;
  };
  const words = (element) => element.textContent.replace(/\s+/g, " ").trim();
  // Som man skriver på ett tangentbord: små bokstäver, vanliga mellanslag, bindestreck och citattecken.
  const plain = (text) => text.toLocaleLowerCase("sv").normalize("NFC").replace(/\s+/g, " ").replace(/\u00ad/g, "")
    .replace(/[\u2010-\u2015\u2212]/g, "-").replace(/[”“„]/g, '"').replace(/[’‘]/g, "'");
  // Belopp hittas också när de skrivs utan mellanslag.
  const joined = (text) => text.replace(/(\d) (?=\d{3}(?!\d))/g, "$1");

  // Vad som finns: var det står, vad det heter, och dess ord.
  const areaOf = (element) => words(element.closest("table").caption);
  const found = [
    ...[...document.querySelectorAll(".omrade .behov[id], .omrade li[id]")].map((element) => ({
      element, place: element, name: `Behov i ${areaOf(element)}`, text: words(element),
    })),
    ...[...document.querySelectorAll(".mal[id]")].map((element) => ({
      element, place: element, name: `Mål ${words(element.querySelector(".nr"))}`,
      text: words(element).replace(/^[\d.]+\s*/, ""),
    })),
    ...[...document.querySelectorAll(".belopp tbody th[id]")].map((element) => ({
      element, place: element, name: words(element.closest("table").caption).replace(/\..*/, ""),
      text: [...element.parentElement.cells].filter((cell) => !cell.matches(".not")).map(words).filter(Boolean).join(" · "),
    })),
  ];
  for (const one of found) {
    const all = plain(`${one.name} ${one.text} ${one.element.id}`);
    one.plain = `${all} ${joined(all)}`;
  }

  const status = make("p", { role: "status", class: "sok-svar" });
  const copy = async (one, shown) => {
    const address = new URL(`#${one.element.id}`, document.baseURI).href;
    try {
      await navigator.clipboard.writeText(address);
    } catch {
      location.hash = one.element.id;
      status.textContent = `Länken till ${one.name} står i adressfältet.`;
      return;
    }
    status.textContent = `Länken till ${one.name} är kopierad.`;
    if (shown.classList.contains("kopierad")) return;
    const before = shown.textContent;
    shown.textContent = "kopierad";
    shown.classList.add("kopierad");
    setTimeout(() => {
      shown.textContent = before;
      shown.classList.remove("kopierad");
    }, 2000);
  };

  for (const one of found) {
    const mark = make("a", { class: "markera", href: `#${one.element.id}`, "aria-label": `Länk till ${one.name}: ${one.text.slice(0, 60)}` }, "#");
    mark.addEventListener("click", () => copy(one, mark));
    const paragraphs = one.place.querySelectorAll(":scope > p");
    (paragraphs[paragraphs.length - 1] ?? one.place.querySelector(".over") ?? one.place).append(mark);
  }

  const title = document.querySelector(".titel");
  if (!title || !found.length) return;
  const field = make("input", { type: "search", id: "sok_falt", autocomplete: "off", spellcheck: "false" });
  const hits = make("ol", { class: "sok-traffar", "aria-label": "Träffar" });
  const form = make("div", { class: "sok", role: "search" },
    make("label", { for: "sok_falt" }, "Sök bland behov, mål och poster"), field, status, hits);
  title.append(form);

  const show = (one) => {
    const button = make("button", { type: "button", "aria-label": `Kopiera länk till ${one.name}` }, "Kopiera länk");
    button.addEventListener("click", () => copy(one, button));
    const text = one.text.length > 180 ? `${one.text.slice(0, 180).trimEnd()}…` : one.text;
    return make("li", {}, make("a", { href: `#${one.element.id}` }, one.name), make("span", {}, text), button);
  };
  const search = () => {
    const terms = plain(field.value).split(/\s+/).filter(Boolean);
    const matching = terms.length ? found.filter((one) => terms.every((term) => one.plain.includes(term))) : [];
    hits.replaceChildren(...matching.slice(0, MOST).map(show));
    const more = matching.length > MOST ? ` De första ${MOST} visas.` : "";
    const count = matching.length === 1 ? "1 träff." : `${matching.length || "Inga"} träffar.`;
    status.textContent = terms.length ? count + more : "";
  };
  field.addEventListener("input", search);
  form.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    field.value = "";
    search();
    field.focus();
  });
})();
