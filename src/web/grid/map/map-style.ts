import type { LayerSpecification, SourceSpecification } from 'maplibre-gl'
import type { ThemeMode } from '../../theme/theme-choice.ts'

/** The colours of tokens.css for a canvas, which cannot read them. */
export function mapInk(theme: ThemeMode) {
  return theme === 'dark'
    ? { desk: '#17181a', line: '#5b5e64', chosen: '#86b3e0', late: '#7a3a34', due: '#6b5421', good: '#2b4a39', plain: '#2b2d31' }
    : { desk: '#f3f1ec', line: '#8d949c', chosen: '#2a5b8f', late: '#f0b4ac', due: '#f3d998', good: '#c4e0cf', plain: '#eeebe4' }
}

/** 天地图 as it is published (WMTS, Web Mercator): the map and the names on it, with the office's own key. */
export function tiandituSources(key: string): {
  readonly sources: Readonly<Record<string, SourceSpecification>>
  readonly layers: readonly LayerSpecification[]
} {
  const names = ['vec', 'cva'] as const
  const url = (layer: string) =>
    [0, 1, 2, 3].map(
      (server) =>
        `https://t${server}.tianditu.gov.cn/${layer}_w/wmts?SERVICE=WMTS&REQUEST=GetTile&VERSION=1.0.0&LAYER=${layer}&STYLE=default&TILEMATRIXSET=w&FORMAT=tiles&TILEMATRIX={z}&TILEROW={y}&TILECOL={x}&tk=${encodeURIComponent(key)}`,
    )
  return {
    sources: Object.fromEntries(
      names.map((name) => [name, { type: 'raster', tiles: url(name), tileSize: 256, maxzoom: 18, attribution: '天地图' } as const]),
    ),
    layers: names.map((name) => ({ id: name, type: 'raster', source: name }) as const),
  }
}
