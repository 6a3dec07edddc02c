import { defineLoop } from '../../../definition/loop/define-loop.ts'
import { honour } from '../ledgers/honour.ledger.ts'

const office = ['clerk', 'editor'] as const

/** An honour enters the register on somebody's word and leaves the loop on a document's, seen by somebody else. */
export const honourLoop = defineLoop({
  id: 'honour',
  label: '荣誉登记',
  purpose: '荣誉从申报、按文件核实到公布，由党建工作办公室管。',
  source: '乡镇惯例：没有文号和文件的荣誉不写进报告',
  ledger: honour,
  stateField: 'status',
  start: 'record',
  adopts: [{ state: 'published', when: 'status is empty and documentNumber is not empty' }],
  openBy: ['villageCadre', 'clerk', 'editor'],
  initial: 'declared',
  states: {
    declared: { label: '待核实', shows: 'declared', deadline: { days: { setting: 'honour-verify-days' }, kind: 'working' } },
    verified: { label: '待公布', shows: 'verified', deadline: { days: { setting: 'honour-publish-days' }, kind: 'working' } },
    published: { label: '已公布', shows: 'published', ends: 'done' },
    rejected: { label: '不予登记', shows: 'rejected', ends: 'refused' },
  },
  steps: {
    verify: {
      label: '按文件核实',
      from: 'declared',
      to: 'verified',
      by: office,
      notBy: ['open'],
      fill: { level: 'required', documentNumber: 'required', document: 'required' },
    },
    askAgain: { label: '退回补件', from: ['declared', 'verified'], to: 'declared', by: office, opinion: 'required', returns: true },
    reject: { label: '不予登记', from: 'declared', to: 'rejected', by: office, opinion: 'required' },
    publish: {
      label: '公布',
      from: 'verified',
      to: 'published',
      by: ['leader', 'editor'],
      notBy: ['verify'],
      evidence: 'optional',
      irreversible: { does: '荣誉就此公布，可以写进报告；公布出去的收不回来。' },
    },
  },
  returnLimit: 2,
  escalation: [
    { after: 0, to: 'clerk' },
    { after: 10, to: 'leader' },
  ],
})
