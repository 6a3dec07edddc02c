import type { ThemeMode } from '../theme/theme-choice.ts'

/** A chart measures its words itself, so it needs the font by name. */
export const chartFont = "'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', sans-serif"

/** The colours of tokens.css for a chart, which draws them itself. */
export function chartInk(mode: ThemeMode) {
  return mode === 'dark'
    ? {
        ink: '#e6e3dc',
        graphite: '#bcbab4',
        pale: '#9b9a95',
        mark: '#85888d',
        line: '#34363b',
        lineSoft: '#2b2d31',
        fill: '#aab1b9',
        before: '#4a4d53',
        pencil: '#dba233',
        pencilInk: '#e8c06c',
        pop: '#292b30',
      }
    : {
        ink: '#1d2126',
        graphite: '#4d545c',
        pale: '#656b72',
        mark: '#8d949c',
        line: '#e2ded5',
        lineSoft: '#eeebe4',
        fill: '#4f5861',
        before: '#d3cec2',
        pencil: '#e3a52b',
        pencilInk: '#7d5508',
        pop: '#ffffff',
      }
}
