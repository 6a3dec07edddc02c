/** Numbers of keys, which libraries still ask for and this document leaves at 0. */
const keyCodes: Readonly<Record<string, number | undefined>> = {
  Backspace: 8,
  Tab: 9,
  Enter: 13,
  Escape: 27,
  ' ': 32,
  PageUp: 33,
  PageDown: 34,
  End: 35,
  Home: 36,
  ArrowLeft: 37,
  ArrowUp: 38,
  ArrowRight: 39,
  ArrowDown: 40,
  Delete: 46,
}

for (const kind of ['keydown', 'keyup'] as const) {
  window.addEventListener(
    kind,
    (event) => {
      const value = keyCodes[event.key] ?? 0
      Object.defineProperty(event, 'keyCode', { value })
      Object.defineProperty(event, 'which', { value })
    },
    { capture: true },
  )
}
