import { join } from 'node:path'
import { expect, it } from 'vitest'
import { copyLiveStore } from '../../src/kernel/index.ts'
import { rounds } from '../rounds.ts'
import { expectNothingLost } from './crash-checks.ts'
import { temporaryFolders, withKernel } from './crash-places.ts'
import { listenTo, prepareWriters } from './writers.ts'

const startWriter = prepareWriters()
const newFolder = temporaryFolders()

it('a copy of a store that is being written to holds all that was acknowledged before it, and nothing by halves', {
  timeout: 900_000,
}, async () => {
  const data = newFolder()
  const writer = startWriter({ data, access: 'create' }, 0)
  const copies: { readonly folder: string; readonly acknowledged: readonly string[] }[] = []
  const wanted = rounds({ sample: 3, whole: 20 })
  // The copying waits for nobody: the writer, a process of its own, goes on.
  await listenTo(writer, 2, (said) => {
    if (said.length % 5 !== 2 || copies.length === wanted) return
    const folder = join(newFolder(), 'copy')
    const acknowledged = [...said]
    copyLiveStore(data, folder)
    copies.push({ folder, acknowledged })
    if (copies.length === wanted) writer.kill('SIGKILL')
  })
  expect(copies).toHaveLength(wanted)
  for (const { folder, acknowledged } of copies)
    await withKernel({ data: folder }, (kernel) => expectNothingLost(kernel, acknowledged, { isLater: true }))
})
