import type { CheckDefinition } from '../../definition/check/types.ts'

/** Identities of an aid section: nobody is paid twice, nobody off the register is paid, findings are not more than fixed. */
export const aidChecks: readonly CheckDefinition[] = [
  {
    id: 'aid-paid-once',
    label: '一户一批一类只发一次',
    kind: 'mustBeZero',
    indicators: ['repeated-payment-count', 'payment-outside-register-count'],
    with: ['industry-aid-household-count', 'industry-aid-amount', 'safety-net-amount', 'safety-net-household-count', 'aid-amount'],
  },
  {
    id: 'aid-amount-partition',
    label: '帮扶资金分类之和',
    kind: 'partition',
    whole: 'aid-amount',
    readings: [{ label: '产业帮扶与托底帮扶', parts: ['industry-aid-amount', 'safety-net-amount'] }],
  },
  {
    id: 'aid-balance',
    label: '到账、退回、待发放之和等于批准',
    kind: 'partition',
    whole: 'aid-approved-amount',
    readings: [{ label: '到账、退回与待发放', parts: ['aid-credited-amount', 'aid-returned-amount', 'aid-pending-amount'] }],
  },
  {
    id: 'upheld-of-objections',
    label: '异议成立不多于收到',
    kind: 'partOfWhole',
    part: 'aid-objection-upheld-count',
    whole: 'aid-objection-count',
  },
  {
    id: 'rectified-of-findings',
    label: '整改不多于发现',
    kind: 'partOfWhole',
    part: 'inspection-rectified-count',
    whole: 'inspection-finding-count',
  },
]
