import { anyKind, type ClauseInput, type ClauseRead, onward, subjectIn, type Told } from './told.ts'

const spans = '(?:全年|年内|四个季度|各个?季度?|各个?月|Ⓝ(?:个)?(?:季度|月)?|十二个月)(?:中|里)?的?'
const top = '(?:之首|首位|第一|榜首|最[高多大])'
const peakPlace = new RegExp(`^(.*?)((?:Ⓣ[、和与及]?)+)(?:份)?(.*?)(?:位?居|排名?|列|为|是)?${spans}${top}$`)
const placeOfTime = new RegExp(`^([^ⓂⓃⓉⓅⒻ]+?)(?:位?居|排名?|列|为|是)${spans}${top}$`)
const peakLast = /^(.*?)(?:以|在)?((?:Ⓣ[、和与及]?)+)(?:份)?(?:为|是)?(?:全年)?(?:最(?:多|高|大|旺)|(最(?:少|低|小|淡)))$/
const timeFirst = /^((?:Ⓣ[、和与及]?)+)(?:份)?([^ⓂⓃⓉⓅⒻ]+?)(?:为|是)?(?:全年)?(?:最(?:多|高|大)|(最(?:少|低|小)))$/
const peakFirst = /^(.*?)(?:最(?:多|高|大)|(最(?:少|低|小)))的?(?:月份|一个月|月|季度)?(?:是|为|在|出现在)((?:Ⓣ[、和与及]?)+)(?:份)?$/
const peakBare = /^(?:为|是)?(?:Ⓣ|全年)(?:单[月季]|各[月季]|当中|中)?(?:为|是)?最(?:(?:多|高|大|旺)|(少|低|小|淡))$/
const seasonFirst = /^(?:Ⓣ|全年)?(.*?)(?:高峰期?|旺季)(?:出现)?(?:在|为|是)((?:Ⓣ[、和与及]?)+)(?:份)?$/
const season = /^((?:Ⓣ[、和与及]?)+)(?:份)?(?:为|是)(.*?)(?:的)?(?:高峰期?|旺季|最旺)$/

interface Peak {
  readonly what: string
  readonly low: boolean
}

/** 游客接待以10月最多, 10月、11月为游客接待高峰, 四季度…居四个季度之首: months or quarters against the others of their year. */
export function readPeak(input: ClauseInput): ClauseRead | undefined {
  const { text } = input.shape
  const bare = peakBare.exec(text)
  const isYear = input.shape.times.every(({ period }) => period.grain === 'year')
  if (bare !== null && isYear && /month|quarter/.test(input.told.period.grain)) return readPeakTold(input, bare[1] !== undefined)
  const place = peakPlace.exec(text)
  if (place !== null) return peakAmong(input, `${place[1]}${place[3]}`)
  const told = placeOfTime.exec(text)
  if (told !== null && /month|quarter/.test(input.told.period.grain)) return peakAmong(input, told[1] ?? '')
  const [last, led, first, high] = [peakLast.exec(text), timeFirst.exec(text), peakFirst.exec(text), season.exec(text)]
  if (last !== null) return peakOf(input, { what: last[1] ?? '', low: last[3] !== undefined })
  if (led !== null) return peakOf(input, { what: led[2] ?? '', low: led[3] !== undefined })
  if (first !== null) return peakOf(input, { what: first[1] ?? '', low: first[2] !== undefined })
  const lead = seasonFirst.exec(text)
  // 全年游客高峰在10月: the year is that of the month.
  if (lead !== null) {
    const times = input.shape.times.slice(input.shape.times.length - (lead[2]?.split('Ⓣ').length ?? 1) + 1)
    return peakOf({ ...input, shape: { ...input.shape, times } }, { what: lead[1] ?? '', low: false })
  }
  return high === null ? undefined : peakOf(input, { what: high[2] ?? '', low: false })
}

/** 十月份接待游客2.98万人次，为全年单月最高: the month of which the clause before told. */
function readPeakTold({ told }: ClauseInput, low: boolean): ClauseRead | undefined {
  const { topic, members, period } = told
  if (topic === undefined) return undefined
  return { claims: [{ type: 'peak', topic, times: [period], from: low ? 'bottom' : 'top', of: members, period }], told }
}

/** Among four quarters or twelve months, and no other number of them. */
function peakAmong(input: ClauseInput, what: string): ClauseRead | undefined {
  const { shape, told } = input
  const period = shape.times[0]?.period ?? told.period
  const all = period.grain === 'quarter' ? '4' : '12'
  if (!shape.numbers.every(({ value, approximators }) => approximators.length === 0 && value.eq(all))) return undefined
  return peakOf({ ...input, shape: { ...shape, numbers: [] } }, { what, low: false })
}

function peakOf(input: ClauseInput, { what, low }: Peak): ClauseRead | undefined {
  const { shape, told } = input
  const times = shape.times.length > 0 ? shape.times.map(({ period }) => period) : [told.period]
  const [time] = times
  if (time === undefined || shape.numbers.length > 0 || !times.every(({ grain }) => grain === time.grain && /month|quarter/.test(grain)))
    return undefined
  const own: Told = shape.members.length > 0 ? told : { ...told, members: [] }
  const topic = subjectIn({ ...input, told: own }, { what, members: shape.members, kind: shape.members.length > 0 ? undefined : anyKind })
  if (topic === undefined) return undefined
  return {
    claims: [{ type: 'peak', topic: topic.topic, times, from: low ? 'bottom' : 'top', of: topic.members, period: time }],
    told: { ...onward(told, { ...topic, what }), period: time },
  }
}
