import { describe, expect, it } from 'vitest'
import { field } from '../field/field.ts'
import { parseFieldValue } from '../field/parse-field-value.ts'
import { countPositions, parseGeometry, readGeometry, writeGeometry } from './parse-geometry.ts'

const ring = [
  [120.1, 28.1],
  [120.2, 28.1],
  [120.2, 28.2],
  [120.1, 28.1],
]
const polygon = { type: 'Polygon', coordinates: [ring] }

describe('a boundary', () => {
  it('is read from a polygon, several of them, or a feature', () => {
    for (const written of [
      polygon,
      { type: 'MultiPolygon', coordinates: [[ring]] },
      { type: 'Feature', properties: { a: 1 }, geometry: polygon },
    ]) {
      const parsed = parseGeometry(JSON.stringify(written))
      expect(parsed.ok && countPositions(parsed.geometry)).toBe(4)
    }
  })

  it('is kept to six decimals, and reads back to the same text', () => {
    const text = JSON.stringify({ ...polygon, coordinates: [ring.map(([x = 0, y = 0]) => [x + 0.000_000_04, y])] }, undefined, 2)
    const value = parseFieldValue(field.geometry({ label: '边界' }), text)
    expect(value).toEqual({ ok: true, value: JSON.stringify(polygon) })
    const geometry = readGeometry(JSON.stringify(polygon))
    expect(geometry === undefined ? '' : writeGeometry(geometry)).toBe(JSON.stringify(polygon))
  })

  it('may be absent', () => {
    expect(parseFieldValue(field.geometry({ label: '边界' }), ' ')).toEqual({ ok: true, value: null })
    expect(readGeometry(null)).toBeUndefined()
  })

  it.each([
    ['{', '不是 GeoJSON'],
    ['{"type":"Point","coordinates":[120,28]}', '要是面'],
    ['{"type":"Polygon","coordinates":[]}', '没有坐标'],
    ['{"type":"MultiPolygon","coordinates":[]}', '一个面也没有'],
    ['{"type":"Polygon","coordinates":[[[120,28],[121,28],[120,28]]]}', '至少要四个点'],
    ['{"type":"Polygon","coordinates":[[[120,28],[121,28],[121,29],[120,29]]]}', '没有闭合'],
    ['{"type":"Polygon","coordinates":[[[28,120],[28,121],[29,121],[28,120]]]}', '经度、纬度'],
    ['{"type":"Polygon","coordinates":[[["120","28"],[1,1],[2,2],["120","28"]]]}', '经度、纬度'],
  ])('%s is refused', (text, why) => {
    const parsed = parseGeometry(text)
    expect(parsed.ok ? '' : parsed.why).toContain(why)
  })
})
