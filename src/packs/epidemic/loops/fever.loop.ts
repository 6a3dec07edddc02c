import { defineLoop } from '../../../definition/loop/define-loop.ts'
import { checkpointEntry } from '../ledgers/checkpoint-entry.ledger.ts'

const field = ['gridWorker', 'villageCadre', 'clerk', 'administrator'] as const

/** An abnormal temperature at a checkpoint, until the fever clinic has said what it was. Opened with the entry; ordinary passages have no case. */
export const feverLoop = defineLoop({
  id: 'fever',
  label: '体温异常处置',
  purpose: '卡口测出体温异常的人当场移交发热门诊，并跟到排除或确诊。',
  source: '发热病人闭环管理通行做法；界限在参数中',
  ledger: checkpointEntry,
  start: 'hand',
  openBy: field,
  answers: ['checkpoint'],
  initial: 'found',
  states: {
    found: { label: '待移交', deadline: { days: { setting: 'fever-handling-days' }, kind: 'calendar' } },
    handedOver: { label: '已移交发热门诊', deadline: { days: { setting: 'contact-control-days' }, kind: 'calendar' } },
    cleared: { label: '已排除', ends: 'done' },
    confirmed: { label: '已确诊', ends: 'done' },
    mistaken: { label: '复测正常', ends: 'refused' },
  },
  steps: {
    handOver: {
      label: '移交发热门诊',
      from: 'found',
      to: 'handedOver',
      by: field,
      fill: { handling: 'required' },
      refuses: [{ when: "handling is empty or not contains(handling, '移交')", why: '处置要写明移交到哪里，例如“移交发热门诊”。' }],
    },
    retest: {
      label: '复测正常',
      from: 'found',
      to: 'mistaken',
      by: field,
      opinion: 'required',
      fill: { temperature: 'required', handling: 'required' },
      refuses: [{ when: "temperature >= setting('fever-temperature')", why: '复测体温仍然异常。' }],
    },
    clear: { label: '排除', from: 'handedOver', to: 'cleared', by: field, opinion: 'required' },
    confirm: { label: '确诊', from: 'handedOver', to: 'confirmed', by: field, opinion: 'required' },
  },
  escalation: [
    { after: 0, to: 'clerk' },
    { after: 1, to: 'leader' },
  ],
})
