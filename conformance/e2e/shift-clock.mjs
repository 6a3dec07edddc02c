// Loaded before the server of a browser test: its clock runs so many days ahead, so that a term of days can pass within a test.
const ahead = Number.parseInt(process.env.QIANBI_TEST_DAYS_AHEAD ?? '0', 10) * 86_400_000
const Real = globalThis.Date

globalThis.Date = class extends Real {
  constructor(...given) {
    if (given.length === 0) super(Real.now() + ahead)
    else super(...given)
  }

  static now() {
    return Real.now() + ahead
  }
}
