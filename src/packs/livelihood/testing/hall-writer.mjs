import { readFileSync, writeSync } from 'node:fs'
import { castSlip, openEngine, openKernel, receive } from '../../../../dist/server/kernel.js'

/** Sends what the public sends until it is killed, and says of each when it was answered. Run from the built files, as a server is. */
const [place, catalogueFile, work] = process.argv.slice(2)
const { slips = [], proposals = [], town, now } = JSON.parse(work)
const engine = await openEngine(JSON.parse(place))
const kernel = await openKernel({ engine, catalogue: JSON.parse(readFileSync(catalogueFile, 'utf8')), clock: () => new Date(now) })
const page = kernel.catalogue.catalogue.publicPages.find(({ intake }) => intake !== undefined)
const say = (...words) => writeSync(1, `${words.join(' ')}\n`)
say('open')
for (const slip of slips) say(await castSlip(kernel, slip), slip.code)
for (const proposal of proposals) say('received', proposal.once, (await receive(kernel, { town, page }, proposal)).code)
await engine.close()
