export const announced = '这次票决的结果已经公布，候选项目、票数和结果都不能再改；确有差错的，由大会主席团决定重新票决，另登记一次。'

/** What belongs to a ballot stays as it was announced. */
export const closedBallot = {
  through: 'ballot',
  once: 'closedOn',
  why: announced,
} as const

/** The two groups that count the same slips apart. */
export const tellerOptions = { first: '甲组', second: '乙组' } as const

/** Each group counts without knowing what the other found; what both have handed in, or a ballot that came to nothing, everybody reads. */
export const countedApart = { through: 'ballot', field: 'status', until: ['compared', 'announced', 'void'] } as const
