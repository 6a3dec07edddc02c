import fc from 'fast-check'
import { wholeNumber } from '../decimal/decimal.ts'

// One seed in every run, so that a failure is the change's and not the day's; `npm run soak` asks for others, many times.
fc.configureGlobal({ seed: wholeNumber(process.env.QIANBI_SEED ?? '20200229') })

export { fc }
