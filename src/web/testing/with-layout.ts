/**
 * For a table that only draws what is on screen: this document lays nothing out. Every element is 600 pixels high, one that scrolls is as tall inside as
 * the tallest thing in it says, and scrolling is told.
 */
const high = 600
const tops = new WeakMap<EventTarget, number>()

function tallest(element: HTMLElement): number {
  const within = [...element.querySelectorAll<HTMLElement>('[style*="height"]')]
  return Math.max(high, ...within.map(({ style }) => Number.parseFloat(style.height) || 0))
}

Object.defineProperties(HTMLElement.prototype, {
  offsetHeight: { configurable: true, get: () => high },
  offsetWidth: { configurable: true, get: () => 1_000 },
  clientHeight: { configurable: true, get: () => high },
  scrollHeight: {
    configurable: true,
    get(this: HTMLElement) {
      return tallest(this)
    },
  },
  scrollTop: {
    configurable: true,
    get(this: HTMLElement) {
      return tops.get(this) ?? 0
    },
    set(this: HTMLElement, top: number) {
      const next = Math.max(0, Math.min(tallest(this) - high, top))
      if (next === this.scrollTop) return
      tops.set(this, next)
      this.dispatchEvent(new Event('scroll'))
    },
  },
})
