import { parseJson } from '../../definition/shape/parse-json.ts'

const asText = (text: string): string => text

/** `2020-03-01 08:30:00.5+00` → `2020-03-01T08:30:00.500000Z`; sessions run in UTC. */
export function parseInstant(text: string): string {
  const [day, rest = ''] = text.split(' ')
  const clock = rest.replace(/[+-]\d\d(:?\d\d)?$/, '')
  const [time, fraction = ''] = clock.split('.')
  return `${day}T${time}.${fraction.padEnd(6, '0')}Z`
}

/** `2020-03-01 08:30:00` → `2020-03-01T08:30`: a wall clock has minutes; seconds stay when there are any. */
export function parseWallClock(text: string): string {
  return text.replace(' ', 'T').replace(/:00$/, '')
}

/** By type id of PostgreSQL's catalogue; what is not listed keeps the driver's own parser (int4, boolean, jsonb, text arrays). */
export const valueParsers: Readonly<Record<number, (text: string) => unknown>> = {
  20: asText, // bigint
  114: parseJson,
  1082: asText, // date
  1083: asText, // time
  1114: parseWallClock,
  1184: parseInstant,
  1700: asText, // numeric
  2950: asText, // uuid
  3802: parseJson,
}
