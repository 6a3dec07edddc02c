import { defineLoop } from '../../../definition/loop/define-loop.ts'
import { controlledPerson } from '../ledgers/controlled-person.ledger.ts'
import {
  basisRules,
  centralDue,
  centralDueToday,
  editionAtStart,
  editionToday,
  homeDaysAfter,
  ownResponse,
  villageDueToday,
  wholeDue,
  wholeDueToday,
} from './measure-terms.ts'

const field = ['gridWorker', 'villageCadre', 'clerk', 'administrator', 'holder', 'primary'] as const
const noTerm = {
  when: 'dueOn is empty',
  why: '算不出期限：现行方案对这类人员没有这种措施，或者没有填末次暴露日期。没有期限不能采取措施。',
} as const
const notOver = { when: 'dueOn is empty or today < dueOn', why: '期限未满，不能提前解除；确有错误请用“撤销管控”并写明理由。' } as const
const notNegative = { when: "testResult is empty or testResult != 'negative'", why: '解除检测不是阴性，不能解除。' } as const
const notLocked = {
  when: "not exists(lockdown-zone, village = outer.village and category in ('lockedVillage', 'sealed') and releasedOn is empty)",
  why: '本村没有在封控中，不能按整村隔离。',
} as const
const termOver = { days: { setting: 'release-grace-days' }, kind: 'calendar', from: 'coalesce(dueOn, startedOn)' } as const

/** One measure over one person, from the decision to the release. The next measure of the same person is a record and a case of its own. */
export const isolationLoop = defineLoop({
  id: 'isolation',
  label: '人员管控',
  purpose: '从拟管控到解除：有响应、有依据、有期限，一人一时只有一种措施，期满检测阴性即解除。',
  source: '《传染病防治法》《突发事件应对法》；期限按“隔离规则”台账',
  ledger: controlledPerson,
  stateField: 'status',
  start: 'record',
  openBy: field,
  // Office files carry dates, not states: a measure of an earlier day was in force, one of today is still to be decided.
  adopts: [
    { state: 'released', when: "releasedOn is not empty and (status is empty or status != 'withdrawn')" },
    { state: 'central', when: "status is empty and measure = 'central' and startedOn < today" },
    { state: 'home', when: "status is empty and measure = 'home' and startedOn < today" },
    { state: 'wholeVillage', when: "status is empty and measure = 'wholeVillage' and startedOn < today" },
  ],
  answers: ['contact', 'arrival', 'village'],
  initial: 'planned',
  states: {
    planned: {
      label: '拟管控',
      shows: 'planned',
      deadline: { days: { setting: 'isolation-start-days' }, kind: 'calendar', from: 'startedOn' },
    },
    central: { label: '集中隔离', shows: 'central', deadline: termOver },
    home: { label: '居家隔离', shows: 'home', deadline: termOver },
    wholeVillage: { label: '整村隔离', shows: 'wholeVillage', deadline: termOver },
    released: { label: '已解除', shows: 'released', ends: 'done' },
    transferred: { label: '已转居家监测', shows: 'released', ends: 'done' },
    hospitalised: { label: '已转送定点医院', shows: 'released', ends: 'done' },
    revoked: { label: '已撤销', shows: 'released', ends: 'done' },
    withdrawn: { label: '未采取措施', shows: 'withdrawn', ends: 'refused' },
  },
  steps: {
    isolateCentrally: {
      label: '集中隔离',
      from: 'planned',
      to: 'central',
      by: field,
      fill: { lastExposureOn: 'optional', place: 'required' },
      sets: {
        measure: { value: 'central' },
        response: { expression: ownResponse },
        edition: { expression: editionAtStart },
        dueOn: { expression: centralDue },
      },
      refuses: [...basisRules, noTerm],
    },
    isolateAtHome: {
      label: '居家隔离',
      from: 'planned',
      to: 'home',
      by: field,
      fill: { lastExposureOn: 'optional', place: 'optional' },
      sets: {
        measure: { value: 'home' },
        response: { expression: ownResponse },
        edition: { expression: editionAtStart },
        dueOn: { expression: wholeDue },
      },
      refuses: [...basisRules, noTerm],
    },
    isolateVillage: {
      label: '整村隔离',
      from: 'planned',
      to: 'wholeVillage',
      by: field,
      sets: {
        measure: { value: 'wholeVillage' },
        response: { expression: ownResponse },
        edition: { expression: editionAtStart },
        dueOn: { expression: wholeDue },
      },
      refuses: [...basisRules, noTerm, notLocked],
    },
    withdraw: {
      label: '不采取措施',
      from: 'planned',
      to: 'withdrawn',
      by: field,
      opinion: 'required',
      // Never in force: it ends on the day it would have begun.
      sets: { releasedOn: { expression: 'startedOn' } },
    },
    moveHome: {
      label: '转居家监测',
      from: 'central',
      to: 'transferred',
      by: field,
      fill: { testedOn: 'optional', testResult: 'required' },
      sets: { releasedOn: 'today' },
      refuses: [
        { when: 'dueOn is empty or today < dueOn', why: '集中隔离期限未满，不能转居家监测。' },
        notNegative,
        { when: `${homeDaysAfter} = 0`, why: '所用方案集中隔离期满即解除，没有后续的居家监测。' },
      ],
      effects: [
        {
          create: 'controlled-person',
          values: {
            name: { expression: 'name' },
            village: { expression: 'village' },
            category: { expression: 'category' },
            idNumber: { expression: 'idNumber' },
            phone: { expression: 'phone' },
            measure: { value: 'home' },
            startedOn: 'today',
            lastExposureOn: { expression: 'lastExposureOn' },
            edition: { expression: 'edition' },
            dueOn: { expression: `addDays(dueOn, ${homeDaysAfter})` },
            response: { expression: 'response' },
            contact: { expression: 'contact' },
            arrival: { expression: 'arrival' },
            status: { value: 'home' },
          },
        },
      ],
    },
    release: {
      label: '解除',
      from: ['central', 'home', 'wholeVillage'],
      to: 'released',
      by: field,
      fill: { testedOn: 'optional', testResult: 'required' },
      sets: { releasedOn: 'today' },
      refuses: [
        notOver,
        notNegative,
        {
          when: `measure = 'central' and ${homeDaysAfter} > 0`,
          why: '所用方案集中隔离期满后还有居家监测，请用“转居家监测”。',
        },
        {
          when: "measure = 'wholeVillage' and exists(lockdown-zone, village = outer.village and category in ('lockedVillage', 'sealed') and releasedOn is empty)",
          why: '本村还在封控中，请先办理解封。',
        },
      ],
    },
    recountCentral: {
      label: '重新起算',
      from: 'central',
      to: 'central',
      by: field,
      opinion: 'required',
      fill: { lastExposureOn: 'required' },
      sets: { edition: { expression: editionToday }, dueOn: { expression: centralDueToday } },
      refuses: [...basisRules, noTerm],
    },
    recountHome: {
      label: '重新起算',
      from: 'home',
      to: 'home',
      by: field,
      opinion: 'required',
      fill: { lastExposureOn: 'required' },
      sets: { edition: { expression: editionToday }, dueOn: { expression: wholeDueToday } },
      refuses: [...basisRules, noTerm],
    },
    // The days of a whole village begin anew when a contact was still found in it: without this nobody could stay past the first term.
    recountVillage: {
      label: '重新起算',
      from: 'wholeVillage',
      to: 'wholeVillage',
      by: field,
      opinion: 'required',
      fill: { lastExposureOn: 'required' },
      sets: { edition: { expression: editionToday }, dueOn: { expression: villageDueToday } },
      refuses: [
        ...basisRules,
        noTerm,
        { when: 'lastExposureOn < startedOn or lastExposureOn > today', why: '重新起算的日期要在措施开始以后、今天以前。' },
        notLocked,
      ],
    },
    hospitalise: {
      label: '转送定点医院',
      from: ['central', 'home', 'wholeVillage'],
      to: 'hospitalised',
      aside: true,
      by: field,
      fill: { testedOn: 'optional', testResult: 'required' },
      sets: { releasedOn: 'today' },
      refuses: [{ when: "testResult is empty or testResult != 'positive'", why: '检测不是阳性，不能按病例转送。' }],
      effects: [
        {
          create: 'confirmed-case',
          values: {
            name: { expression: 'name' },
            village: { expression: 'village' },
            confirmedOn: 'today',
            response: { expression: 'response' },
          },
        },
      ],
    },
    revoke: {
      label: '撤销管控',
      from: ['central', 'home', 'wholeVillage'],
      to: 'revoked',
      aside: true,
      // An objection that is upheld, or a mistake: decided by a leader, with the reason, by somebody else than who imposed it.
      by: ['leader', 'administrator'],
      opinion: 'required',
      evidence: 'optional',
      notBy: ['isolateCentrally', 'isolateAtHome', 'isolateVillage'],
      sets: { releasedOn: 'today' },
    },
  },
  suspension: { by: ['leader', 'administrator'], mostDays: 7 },
  escalation: [
    { after: 0, to: 'clerk' },
    { after: 1, to: 'leader' },
  ],
})
