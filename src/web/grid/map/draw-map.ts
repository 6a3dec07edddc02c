import type { Geometry as GeoJsonGeometry } from 'geojson'
import maplibre, {
  type DataDrivenPropertyValueSpecification,
  type GeoJSONSource,
  type Map as LibreMap,
  type LineLayerSpecification,
  type Marker,
  type StyleSpecification,
} from 'maplibre-gl/dist/maplibre-gl-csp.js'
import workerUrl from 'maplibre-gl/dist/maplibre-gl-csp-worker.js?url'
import type { CoverageArea } from '../../../api/contract/grid.ts'
import { readGeometry } from '../../../definition/geometry/parse-geometry.ts'
import type { Geometry, Position, Ring } from '../../../definition/geometry/types.ts'
import type { ThemeMode } from '../../theme/theme-choice.ts'
import styles from '../grid.module.css'
import { placeTone } from '../place-tone.ts'
import { mapInk, tiandituSources } from './map-style.ts'

/** The worker is a file of our own server: no script is made from text. */
maplibre.setWorkerUrl(workerUrl)

export interface DrawnMap {
  update(areas: readonly CoverageArea[], place: string | undefined): void
  remove(): void
}

export interface MapInput {
  readonly element: HTMLElement
  readonly areas: readonly CoverageArea[]
  readonly place: string | undefined
  readonly theme: ThemeMode
  readonly tianditu: string | undefined
  readonly choose: (id: string) => void
}

export function hasWebGl(): boolean {
  try {
    return document.createElement('canvas').getContext('webgl2') !== null
  } catch {
    return false
  }
}

const words = {
  'Map.Title': '网格地图，旁边的列表内容相同',
  'NavigationControl.ZoomIn': '放大',
  'NavigationControl.ZoomOut': '缩小',
}

/** More names than this would lie over each other. */
const mostNames = 40

/** Draws the boundaries and keeps them; throws where the browser cannot. */
export function drawMap({ element, areas, place, theme, tianditu, choose }: MapInput): DrawnMap {
  const map: LibreMap = new maplibre.Map({
    container: element,
    style: styleOf({ areas, place, theme, tianditu }),
    bounds: boundsOf(areas),
    fitBoundsOptions: { padding: 28 },
    attributionControl: false,
    dragRotate: false,
    pitchWithRotate: false,
    touchPitch: false,
    cooperativeGestures: false,
    maxZoom: 19,
    locale: words,
  })
  map.touchZoomRotate.disableRotation()
  map.addControl(new maplibre.NavigationControl({ showCompass: false }), 'top-right')
  let markers = namePlaces(map, areas)
  for (const layer of ['grids', 'villages']) {
    map.on('click', layer, (event) => {
      const found = map.queryRenderedFeatures(event.point, { layers: ['grids', 'villages'] })[0]?.properties.id
      if (typeof found === 'string' && !event.defaultPrevented) {
        event.preventDefault()
        choose(found)
      }
    })
    map.on('mouseenter', layer, () => {
      map.getCanvas().style.cursor = 'pointer'
    })
    map.on('mouseleave', layer, () => {
      map.getCanvas().style.cursor = ''
    })
  }
  map.once('idle', () => {
    element.dataset.ready = 'true'
  })
  return {
    update: (next, chosen) => {
      const source = map.getSource<GeoJSONSource>('areas')
      source?.setData(featuresOf(next, chosen))
      for (const marker of markers) marker.remove()
      markers = namePlaces(map, next)
    },
    remove: () => map.remove(),
  }
}

function styleOf({ areas, place, theme, tianditu }: Omit<MapInput, 'element' | 'choose'>): StyleSpecification {
  const ink = mapInk(theme)
  const tiles = tianditu === undefined ? undefined : tiandituSources(tianditu)
  const clear = tiles === undefined ? 0.85 : 0.5
  const color: DataDrivenPropertyValueSpecification<string> = [
    'match',
    ['get', 'tone'],
    'late',
    ink.late,
    'due',
    ink.due,
    'good',
    ink.good,
    ink.plain,
  ]
  const line = (width: number): NonNullable<LineLayerSpecification['paint']> => ({
    'line-color': ['case', ['get', 'chosen'], ink.chosen, ink.line],
    'line-width': ['case', ['get', 'chosen'], 3, width],
  })
  return {
    version: 8,
    sources: { areas: { type: 'geojson', data: featuresOf(areas, place) }, ...tiles?.sources },
    layers: [
      { id: 'desk', type: 'background', paint: { 'background-color': ink.desk } },
      ...(tiles?.layers ?? []),
      {
        id: 'villages',
        type: 'fill',
        source: 'areas',
        filter: ['==', ['get', 'kind'], 'village'],
        paint: { 'fill-color': color, 'fill-opacity': clear },
      },
      {
        id: 'grids',
        type: 'fill',
        source: 'areas',
        filter: ['!=', ['get', 'kind'], 'village'],
        paint: { 'fill-color': color, 'fill-opacity': gridOpacity(clear) },
      },
      { id: 'grid-lines', type: 'line', source: 'areas', filter: ['!=', ['get', 'kind'], 'village'], paint: line(0.8) },
      { id: 'village-lines', type: 'line', source: 'areas', filter: ['==', ['get', 'kind'], 'village'], paint: line(2) },
    ],
  }
}

/** A grid in order lets its village's colour through; one that is not, or is chosen, covers it. */
function gridOpacity(clear: number): DataDrivenPropertyValueSpecification<number> {
  return ['case', ['any', ['get', 'chosen'], ['==', ['get', 'tone'], 'late'], ['==', ['get', 'tone'], 'due']], clear, 0]
}

function featuresOf(areas: readonly CoverageArea[], place: string | undefined) {
  const features = areas.flatMap((area) => {
    const geometry = readGeometry(area.geometry)
    if (geometry === undefined) return []
    const properties = { id: area.id, kind: area.kind, tone: placeTone(area), chosen: area.id === place }
    return [{ type: 'Feature' as const, properties, geometry: drawnGeometry(geometry) }]
  })
  return { type: 'FeatureCollection' as const, features }
}

/** The map's library writes into what it is given, so it gets positions of its own. */
function drawnGeometry(geometry: Geometry): GeoJsonGeometry {
  const rings = (area: readonly Ring[]) => area.map((ring) => ring.map((position) => [...position]))
  return geometry.type === 'Polygon'
    ? { type: 'Polygon', coordinates: rings(geometry.coordinates) }
    : { type: 'MultiPolygon', coordinates: geometry.coordinates.map(rings) }
}

/** Names of villages in the page's own type: the map carries no fonts. */
function namePlaces(map: LibreMap, areas: readonly CoverageArea[]): readonly Marker[] {
  const villages = areas.filter(({ kind, geometry }) => kind === 'village' && geometry !== undefined).slice(0, mostNames)
  return villages.flatMap((area) => {
    const geometry = readGeometry(area.geometry)
    if (geometry === undefined) return []
    const label = document.createElement('span')
    label.className = styles.mapName ?? ''
    label.textContent = area.title
    label.setAttribute('aria-hidden', 'true')
    return [new maplibre.Marker({ element: label }).setLngLat(middleOf(geometry)).addTo(map)]
  })
}

function positionsOf(geometry: Geometry): readonly Position[] {
  return geometry.type === 'Polygon' ? geometry.coordinates.flat() : geometry.coordinates.flat(2)
}

function boundsOf(areas: readonly CoverageArea[]): [number, number, number, number] {
  const all = areas.flatMap((area) => {
    const geometry = readGeometry(area.geometry)
    return geometry === undefined ? [] : positionsOf(geometry)
  })
  const [x, y] = [all.map(([longitude]) => longitude), all.map(([, latitude]) => latitude)]
  const least = (values: readonly number[]) => values.reduce((so, value) => Math.min(so, value), Number.POSITIVE_INFINITY)
  const most = (values: readonly number[]) => values.reduce((so, value) => Math.max(so, value), Number.NEGATIVE_INFINITY)
  return [least(x), least(y), most(x), most(y)]
}

function middleOf(geometry: Geometry): [number, number] {
  const ring = geometry.type === 'Polygon' ? (geometry.coordinates[0] ?? []) : (geometry.coordinates[0]?.[0] ?? [])
  const corners = ring.slice(1)
  const sum = corners.reduce(([x, y], [longitude, latitude]) => [x + longitude, y + latitude] as const, [0, 0] as const)
  return [sum[0] / corners.length, sum[1] / corners.length]
}
