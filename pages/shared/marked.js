// Article text with its marks, built of text nodes only: nothing in a text can become markup.
//
// `data` is JSON: {title, credits, copied, passages: [{text, marks: [[start, end, layer, label]], source, copied, href, focus: [start, end]}]}.
// Offsets are UTF-16 units. A click on a passage's link sends its number back as `opened`,
// one on its button as `kept`. `copied` is what goes to the clipboard: the words and their source.

// Words that only one of two texts has are marked as what they are.
const CHANGES = { gone: "del", come: "ins" }

export default function ({ data, parentElement, setTriggerValue }) {
  const root = parentElement.querySelector(".passages")
  // Drawing the same again would take the focus from a reader who is on a mark.
  if (root.drawn === data) return
  root.drawn = data
  const view = JSON.parse(data)
  const passages = view.passages.map((passage, number) => block(passage, number, setTriggerValue))
  root.replaceChildren(...headline(view), ...passages)
  const focus = root.querySelector(".focus")
  if (focus) requestAnimationFrame(() => focus.scrollIntoView({ block: "center" }))
}

function headline({ title, credits, copied }) {
  if (!title) return []
  const line = make("p", "credits", credits)
  if (copied) line.append(" ", copier("Copy citation", copied, line))
  return [make("h1", "title", title), line]
}

function block(passage, number, setTriggerValue) {
  const element = make("article", "passage")
  if (passage.source) element.append(sourceLine(passage, number, setTriggerValue))
  const detail = make("p", "detail")
  detail.setAttribute("aria-live", "polite")
  const words = make("div", "words")
  words.setAttribute("dir", "auto")
  words.append(...pieces(passage, (label) => (detail.textContent = label)))
  element.append(words)
  if (passage.explain) element.append(detail)
  return element
}

function sourceLine(passage, number, setTriggerValue) {
  const line = make("header", "source")
  line.append(make("span", "cite", passage.source))
  const link = make("a", "open", "Read in the article")
  link.href = passage.href
  link.onclick = (event) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey) return // a new tab, as anywhere else
    event.preventDefault()
    setTriggerValue("opened", number)
  }
  const keep = button("Add to report", () => setTriggerValue("kept", number))
  const copy = copier("Copy with source", passage.copied, line)
  const actions = make("span", "actions")
  actions.append(copy, keep, link)
  line.append(actions)
  return line
}

// A button that says for a moment whether the text is on the clipboard.
function copier(label, text, near) {
  const copy = button(label, async () => {
    copy.textContent = (await toClipboard(text, near)) ? "Copied" : "Could not copy"
    setTimeout(() => (copy.textContent = label), 2500)
  })
  copy.setAttribute("aria-live", "polite")
  return copy
}

function button(label, act) {
  const element = make("button", "act", label)
  element.type = "button"
  element.onclick = act
  return element
}

// Browsers give the clipboard to pages of https or of this machine only; the older way works anywhere.
async function toClipboard(text, near) {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    const field = make("textarea", "aside")
    field.value = text
    near.append(field)
    field.select()
    const done = document.execCommand("copy")
    field.remove()
    return done
  }
}

// Marks may nest and cross, so the text is cut wherever one begins or ends.
function* pieces(passage, explain) {
  const marks = passage.focus ? [...passage.marks, [...passage.focus, "focus", ""]] : passage.marks
  const cuts = new Set([0, passage.text.length])
  for (const [start, end] of marks) cuts.add(start).add(end)
  const edges = [...cuts].sort((one, other) => one - other)
  const begun = new Set()
  for (let index = 0; index + 1 < edges.length; index++) {
    const [start, end] = [edges[index], edges[index + 1]]
    const over = marks.filter((mark) => mark[0] <= start && mark[1] >= end)
    const words = passage.text.slice(start, end)
    yield over.length ? marked(words, over, begun, passage.explain && explain) : words
  }
}

function marked(words, over, begun, explain) {
  const element = make(CHANGES[over[0][2]] ?? "mark", over.map((mark) => mark[2]).join(" "), words)
  const label = over.map((mark) => mark[3]).filter(Boolean).join("\n")
  if (!label) return element
  element.title = label
  if (!explain) return element
  // One stop of the tab key for each fact, not for each piece of it.
  const isFirst = over.some((mark) => !begun.has(mark))
  over.forEach((mark) => begun.add(mark))
  element.setAttribute("role", "button")
  element.tabIndex = isFirst ? 0 : -1
  element.onclick = element.onfocus = () => explain(label)
  element.onkeydown = (event) => {
    if (event.key === "Enter" || event.key === " ") {
      event.preventDefault()
      explain(label)
    }
  }
  return element
}

function make(tag, className, text) {
  const element = document.createElement(tag)
  element.className = className
  if (text !== undefined) element.textContent = text
  return element
}
