import type { CheckDefinition } from '../../definition/check/types.ts'

/** Identities of a resumption section: the enterprise grids are a partition, and nobody resumes without applying. */
export const resumptionChecks: readonly CheckDefinition[] = [
  {
    id: 'enterprise-grid-partition',
    label: '企业网格不重不漏、大网格有人领衔',
    kind: 'mustBeZero',
    indicators: ['enterprise-without-grid', 'small-grid-without-big-grid', 'big-grid-without-leader'],
    with: ['enterprise-big-grid-count', 'enterprise-small-grid-count', 'grid-leader-count'],
  },
  {
    id: 'resumed-of-applicants',
    label: '复工不多于申请',
    kind: 'partOfWhole',
    part: 'resumed-enterprise-count',
    whole: 'resumption-applicant-count',
  },
  { id: 'returned-of-expected', label: '返岗不多于应返岗', kind: 'partOfWhole', part: 'returned-staff', whole: 'expected-staff' },
  {
    id: 'switched-list-length',
    label: '转产企业数与名单一致',
    kind: 'listLength',
    count: 'switched-enterprise-count',
    list: 'switched-enterprise-list',
  },
]
