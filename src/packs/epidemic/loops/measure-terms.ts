/**
 * The arithmetic of a measure's term, as expressions over 管控对象. Day 0 is the last exposure or the first day of the measure, as the edition says; a term
 * of n days is over at the end of day n. The edition is the one in force on the day the measure starts; the days at home after central isolation are
 * those of the same edition.
 */

/** The row of 隔离规则 that counts on a day: the last one of that kind of person that is in force by then. */
function ruleOn(day: string): string {
  const inForce = (outer: string) => `category = ${outer}category and inForceFrom <= ${day === 'today' ? day : `${outer}${day}`}`
  return `${inForce('outer.')} and not exists(isolation-rule, inForceFrom > outer.inForceFrom and ${inForce('outer.outer.')})`
}

function term(days: string, day: string): string {
  const from = (countFrom: string, field: string) =>
    `find(isolation-rule, addDays(outer.${field}, ${days}), countFrom = '${countFrom}' and ${days} > 0 and ${ruleOn(day)})`
  return `coalesce(${from('lastExposure', 'lastExposureOn')}, ${from('measureStart', 'startedOn')})`
}

const whole = 'centralDays + homeDays'

/** The edition in force on the first day of the measure. */
export const editionAtStart = `find(isolation-rule, edition, ${ruleOn('startedOn')})`
export const editionToday = `find(isolation-rule, edition, ${ruleOn('today')})`
/** The last day of central isolation; empty when the edition knows none for this kind of person, or the day it counts from is not known. */
export const centralDue = term('centralDays', 'startedOn')
export const centralDueToday = term('centralDays', 'today')
/** The last day of the whole term: somebody who stays at home from the beginning, or goes home after central isolation, is free after it. */
export const wholeDue = term(whole, 'startedOn')
export const wholeDueToday = term(whole, 'today')
/** A whole village counts from the first day of its measure; counted anew, from the last day on which a contact was among its people. */
export const villageDueToday = `find(isolation-rule, addDays(outer.lastExposureOn, ${whole}), ${whole} > 0 and ${ruleOn('today')})`
/** The days at home that follow central isolation by the person's own edition. */
export const homeDaysAfter = 'coalesce(find(isolation-rule, homeDays, category = outer.category and edition = outer.edition), 0)'

/** The response that a record names, else the one in force today; its last day counts. */
export const ownResponse =
  'coalesce(response, find(emergency-response, id, launchedOn <= today and (finishedOn is empty or finishedOn >= today)))'

/** Why nobody may be put under a measure (or a village be locked) now. The step has put `ownResponse` into `response`. */
export const basisRules = [
  { when: 'response is empty', why: '今天没有依法启动的应急响应，不能采取措施。' },
  { when: 'response is not empty and response.basis is empty', why: '这次应急响应没有写明依据文件，请先补齐依据。' },
  { when: 'response.finishedOn is not empty and response.finishedOn < today', why: '这次应急响应已经结束，不能再采取措施。' },
  { when: 'response.validUntil is not empty and response.validUntil < today', why: '这次应急响应已过有效期，请先延期或结束。' },
] as const
