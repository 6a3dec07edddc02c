import { defineLoop } from '../../../definition/loop/define-loop.ts'
import { contact } from '../ledgers/contact.ledger.ts'
import { basisRules, ownResponse } from './measure-terms.ts'

const field = ['gridWorker', 'villageCadre', 'clerk', 'administrator', 'holder', 'primary'] as const

/** The person is under a measure: known by the number of identity where both records have it, else by name and village. */
const isUnderMeasure =
  'exists(controlled-person, idNumber = outer.idNumber and releasedOn is empty) or exists(controlled-person, name = outer.name and village = outer.village and (idNumber is empty or outer.idNumber is empty) and releasedOn is empty)'

/** From a name in an investigation to somebody who looks after it: under a measure, handed over to another place, or ruled out. */
export const contactTracingLoop = defineLoop({
  id: 'contact-tracing',
  label: '接触者排查',
  purpose: '流调报出的每名接触者当天核查：落实管控、移交外地或排除，一个不落。',
  source: '流行病学调查24小时内完成',
  ledger: contact,
  stateField: 'status',
  start: 'record',
  openBy: field,
  answers: ['village'],
  initial: 'found',
  states: {
    found: { label: '待核查', shows: 'found', deadline: { days: { setting: 'contact-control-days' }, kind: 'calendar' } },
    controlled: { label: '已落实管控', shows: 'controlled', ends: 'done' },
    referred: { label: '已移交外地', shows: 'referred', ends: 'done' },
    excluded: { label: '已排除', shows: 'excluded', ends: 'refused' },
  },
  steps: {
    control: {
      label: '落实管控',
      from: 'found',
      to: 'controlled',
      by: field,
      fill: { phone: 'optional', idNumber: 'optional' },
      sets: { response: { expression: ownResponse } },
      refuses: [
        ...basisRules,
        {
          when: isUnderMeasure,
          why: '这个人已经在管控中；请对原来的措施“重新起算”，再用“并入已有管控”。',
        },
      ],
      effects: [
        {
          create: 'controlled-person',
          values: {
            name: { expression: 'name' },
            village: { expression: 'village' },
            idNumber: { expression: 'idNumber' },
            phone: { expression: 'phone' },
            category: { expression: 'category' },
            measure: { value: 'central' },
            startedOn: 'today',
            lastExposureOn: { expression: 'contactedOn' },
            response: { expression: 'response' },
            contact: { expression: 'id' },
            status: { value: 'planned' },
          },
        },
      ],
    },
    joinMeasure: {
      label: '并入已有管控',
      from: 'found',
      to: 'controlled',
      by: field,
      opinion: 'required',
      refuses: [
        {
          when: `not (${isUnderMeasure})`,
          why: '这个人现在没有在管控中，请用“落实管控”。',
        },
      ],
    },
    refer: { label: '移交外地', from: 'found', to: 'referred', by: field, opinion: 'required', evidence: 'optional' },
    exclude: { label: '排除', from: 'found', to: 'excluded', by: field, opinion: 'required' },
  },
  escalation: [
    { after: 0, to: 'clerk' },
    { after: 1, to: 'leader' },
  ],
})
