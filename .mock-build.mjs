import { transformWithOxc } from 'vite'
import { readFileSync, writeFileSync } from 'node:fs'
const r = await transformWithOxc(readFileSync('.mock.mts','utf8'), 'mock.ts', {})
writeFileSync('.mock.mjs', r.code)
