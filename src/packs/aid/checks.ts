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
    id: 'rectified-of-findings',
    label: '整改不多于发现',
    kind: 'partOfWhole',
    part: 'inspection-rectified-count',
    whole: 'inspection-finding-count',
  },
]
