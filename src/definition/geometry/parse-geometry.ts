import { parseJson } from '../shape/parse-json.ts'
import type { Geometry, Position, Ring } from './types.ts'

export type ParsedGeometry = { readonly ok: true; readonly geometry: Geometry } | { readonly ok: false; readonly why: string }

/** A boundary with more corners than this is a survey, not a map of grids. */
const mostPositions = 20_000

/**
 * Reads GeoJSON text: a Polygon, a MultiPolygon, or a Feature of one. Degrees are kept to six decimals (a hand's breadth), so that the same boundary is
 * the same text however it was drawn.
 */
export function parseGeometry(text: string): ParsedGeometry {
  let read: unknown
  try {
    read = parseJson(text)
  } catch {
    return refuse('不是 GeoJSON：读不出来，请从地图工具里整段复制。')
  }
  const shape = property(read, 'type') === 'Feature' ? property(read, 'geometry') : read
  const type = property(shape, 'type')
  const coordinates = property(shape, 'coordinates')
  if (type !== 'Polygon' && type !== 'MultiPolygon') return refuse('边界要是面（Polygon 或 MultiPolygon）。')
  const areas = type === 'Polygon' ? [readArea(coordinates)] : list(coordinates).map(readArea)
  const wrong = areas.find((area) => typeof area === 'string')
  if (typeof wrong === 'string') return refuse(wrong)
  const sound = areas.flatMap((area) => (typeof area === 'string' ? [] : [area]))
  const [first] = sound
  if (first === undefined) return refuse('边界里一个面也没有。')
  if (sound.flat(2).length > mostPositions) return refuse(`边界的点太多（最多 ${mostPositions} 个），请先简化。`)
  return { ok: true, geometry: type === 'Polygon' ? { type, coordinates: first } : { type, coordinates: sound } }
}

/** The geometry of a kept value; undefined where there is none. */
export function readGeometry(text: string | null | undefined): Geometry | undefined {
  if (text === null || text === undefined || text === '') return undefined
  const parsed = parseGeometry(text)
  return parsed.ok ? parsed.geometry : undefined
}

/** The text that is kept: no spaces, no properties. */
export function writeGeometry({ type, coordinates }: Geometry): string {
  return JSON.stringify({ type, coordinates })
}

/** How many positions a geometry is drawn with, its holes and all its parts counted. */
export function countPositions(geometry: Geometry): number {
  return geometry.type === 'Polygon' ? geometry.coordinates.flat().length : geometry.coordinates.flat(2).length
}

function readArea(value: unknown): readonly Ring[] | string {
  const rings = list(value).map(readRing)
  const wrong = rings.find((ring) => typeof ring === 'string')
  if (typeof wrong === 'string') return wrong
  return rings.length === 0 ? '边界里有一个面没有坐标。' : rings.flatMap((ring) => (typeof ring === 'string' ? [] : [ring]))
}

function readRing(value: unknown): Ring | string {
  const positions: Position[] = []
  for (const one of list(value)) {
    const [longitude, latitude] = list(one)
    if (!isDegrees(longitude, 180) || !isDegrees(latitude, 90)) return '坐标要写成经度、纬度，经度在 ±180 之间，纬度在 ±90 之间。'
    positions.push([sixDecimals(longitude), sixDecimals(latitude)])
  }
  const [first] = positions
  const last = positions.at(-1)
  if (first === undefined || last === undefined || positions.length < 4) return '一圈边界至少要四个点（首尾同一点）。'
  return first[0] === last[0] && first[1] === last[1] ? positions : '边界没有闭合：最后一点要和第一点相同。'
}

function isDegrees(value: unknown, most: number): value is number {
  return typeof value === 'number' && Math.abs(value) <= most
}

function sixDecimals(degrees: number): number {
  return Math.round(degrees * 1e6) / 1e6
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}

function property(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined
}

function refuse(why: string): ParsedGeometry {
  return { ok: false, why }
}
