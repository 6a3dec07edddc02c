import { villages } from '../../../../demo/world.ts'

type Point = readonly [x: number, y: number]
type Area = readonly Point[]

/**
 * Boundaries of the eleven villages and of their grids, for the map: cells around a centre each, cut to an outline. Drawn in the middle of an ocean, so
 * that nobody takes the township for a real place. Thousandths of a degree, written down once: the same map on every machine.
 */
const origin: Point = [150, 30]

/** The township's outline, anticlockwise. */
const outline: Area = [
  [8, 20],
  [30, 4],
  [58, 9],
  [84, 2],
  [112, 12],
  [131, 34],
  [126, 62],
  [137, 84],
  [118, 108],
  [88, 116],
  [62, 108],
  [40, 117],
  [14, 98],
  [2, 66],
]

/** One centre a village, in the order of the register; the first is the town's seat. */
const centres: readonly Point[] = [
  [66, 58],
  [90, 44],
  [32, 92],
  [58, 30],
  [98, 78],
  [112, 52],
  [30, 26],
  [20, 60],
  [62, 90],
  [96, 16],
  [92, 102],
]

/** The boundary of each village by its name, as GeoJSON text. */
export function villageBoundaries(): ReadonlyMap<string, string> {
  return new Map(villageAreas().map(([name, area]) => [name, writeArea(area)]))
}

/** The boundaries of a village's grids, in their order: the village's area shared out among as many centres. */
export function gridBoundaries(village: string, count: number): readonly string[] {
  const area = villageAreas().find(([name]) => name === village)?.[1]
  if (area === undefined) throw new Error(`no village ${village}`)
  const [x, y] = middleOf(area)
  const corners = Array.from({ length: count }, (_, index) => area[Math.floor((index * area.length) / count)] ?? area[0] ?? [x, y])
  const own = corners.map(([cornerX, cornerY]): Point => [(x + cornerX) / 2, (y + cornerY) / 2])
  return own.map((centre) => writeArea(cellOf(centre, own, area)))
}

function villageAreas(): readonly (readonly [string, Area])[] {
  return villages.map(({ name }, index) => {
    const centre = centres[index]
    if (centre === undefined) throw new Error(`no centre for ${name}`)
    return [name, cellOf(centre, centres, outline)]
  })
}

/** What of an area lies nearer to a centre than to every other one. */
function cellOf(centre: Point, all: readonly Point[], area: Area): Area {
  return all.filter((other) => other !== centre).reduce((left, other) => nearer(left, centre, other), area)
}

/** Cuts an area along the line halfway between two centres and keeps the side of the first. */
function nearer(area: Area, [x, y]: Point, [otherX, otherY]: Point): Area {
  const beyond = ([px, py]: Point): number => (px - (x + otherX) / 2) * (otherX - x) + (py - (y + otherY) / 2) * (otherY - y)
  return area.flatMap((point, index) => {
    const next = area[(index + 1) % area.length] ?? point
    const [here, there] = [beyond(point), beyond(next)]
    const kept = here <= 0 ? [point] : []
    if (here * there >= 0) return kept
    const share = here / (here - there)
    return [...kept, [point[0] + (next[0] - point[0]) * share, point[1] + (next[1] - point[1]) * share] as const]
  })
}

function middleOf(area: Area): Point {
  const sum = area.reduce<Point>(([x, y], [px, py]) => [x + px, y + py], [0, 0])
  return [sum[0] / area.length, sum[1] / area.length]
}

function writeArea(area: Area): string {
  const ring = [...area, ...area.slice(0, 1)].map(([x, y]) => [degrees(origin[0], x), degrees(origin[1], y)])
  return JSON.stringify({ type: 'Polygon', coordinates: [ring] })
}

function degrees(start: number, thousandths: number): number {
  return Math.round(start * 1e5 + thousandths * 100) / 1e5
}
