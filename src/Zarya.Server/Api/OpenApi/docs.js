"use strict";

// The page is at CONTEXT/docs, so calls go to CONTEXT/api.
const context = location.pathname.replace(/\/docs\/?$/, "");
const list = document.getElementById("calls");

function element(name, attributes, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes ?? {})) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

function address(path, parameters, form) {
  let text = path;
  const query = new URLSearchParams();
  for (const parameter of parameters) {
    const value = form.elements[parameter.name].value;
    if (parameter.in === "path") text = text.replace(`{${parameter.name}}`, encodeURIComponent(value));
    else if (value !== "") query.append(parameter.name, value);
  }
  const rest = query.toString();
  return context + text + (rest ? "?" + rest : "");
}

async function send(method, path, operation, form, output) {
  const url = address(path, operation.parameters, form);
  const options = { method, headers: { Accept: "application/json" } };
  if (operation.requestBody) {
    options.headers["Content-Type"] = "application/json";
    options.body = form.elements.requestBody.value;
  }
  output.textContent = `${method} ${url}\n`;
  try {
    const answer = await fetch(url, options);
    const text = await answer.text();
    let shown = text;
    try { shown = JSON.stringify(JSON.parse(text), null, 2); } catch { /* no JSON: shown as it is */ }
    output.textContent += `${answer.status} ${answer.headers.get("Content-Type") ?? ""}\n\n${shown.slice(0, 200000)}`;
  } catch (problem) {
    output.textContent += String(problem);
  }
}

function operationPart(path, method, operation) {
  const form = element("form");
  for (const parameter of operation.parameters) {
    const input = element("input", { name: parameter.name, autocomplete: "off" });
    if (parameter.required) input.required = true;
    if (parameter.name === "processor" && parameter.in === "path") input.value = "realtime";
    form.append(element("label", {}, parameter.name, input));
  }
  if (operation.requestBody) form.append(element("label", {}, "body", element("textarea", { name: "requestBody", spellcheck: "false" }, "{}")));
  const output = element("pre", { hidden: "" });
  form.append(element("button", { type: "submit" }, "Call"));
  form.addEventListener("submit", event => {
    event.preventDefault();
    output.hidden = false;
    send(method.toUpperCase(), path, operation, form, output);
  });
  const part = element("details", {},
    element("summary", {}, element("span", { class: "method" }, method.toUpperCase()), element("code", {}, path)),
    element("p", { class: "note" }, "Answer: " + operation.responses["200"].description), form, output);
  part.dataset.words = (method + " " + path).toLowerCase();
  return part;
}

async function load() {
  const answer = await fetch(context + "/api/openapi.json");
  const description = await answer.json();
  const chapters = new Map();
  for (const [path, methods] of Object.entries(description.paths))
    for (const [method, operation] of Object.entries(methods)) {
      const chapter = operation.tags[0] || "server";
      if (!chapters.has(chapter)) chapters.set(chapter, []);
      chapters.get(chapter).push(operationPart(path, method, operation));
    }
  list.replaceChildren(...[...chapters].map(([chapter, parts]) => element("section", {}, element("h2", {}, chapter), ...parts)));
}

document.getElementById("find").addEventListener("input", event => {
  const word = event.target.value.toLowerCase();
  for (const part of list.querySelectorAll("details")) part.hidden = !part.dataset.words.includes(word);
  for (const section of list.querySelectorAll("section")) section.hidden = !section.querySelector("details:not([hidden])");
});

load().catch(problem => { list.textContent = String(problem); });
