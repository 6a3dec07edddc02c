import { expect, it } from 'vitest'
import { tiandituSources } from './map-style.ts'

it('asks 天地图 for its map and its names with the key of the office, kept out of harm in the address', () => {
  const { sources, layers } = tiandituSources('a key&x')
  expect(layers.map(({ id }) => id)).toEqual(['vec', 'cva'])
  const source = sources.vec
  const [first] = source?.type === 'raster' ? (source.tiles ?? []) : []
  expect(first).toMatch(/^https:\/\/t0\.tianditu\.gov\.cn\/vec_w\/wmts\?.*TILECOL=\{x\}&tk=a%20key%26x$/)
})
