export const announced = '这次票决的结果已经公布，候选项目、票数和结果都不能再改；确有差错的，由大会主席团决定重新票决，另登记一次。'

/** What belongs to a ballot stays as it was announced. */
export const closedBallot = {
  through: 'ballot',
  once: 'closedOn',
  why: announced,
} as const

/** The list that the presidium has let be published is what the deputies vote on. A vote of before there was such a day is closed by its announcement. */
export const publishedList = {
  through: 'ballot',
  once: ['publishedOn', 'closedOn'],
  why: '候选项目名单已经公布，不能再加、再改；确要调整的，由主席团办“调整名单”，改好再走一遍。',
} as const

/** What was counted stays as it was counted: by devices from the moment the box was opened, on paper from the announcement. */
export const countedBallot = {
  through: 'ballot',
  once: ['countedOn', 'closedOn'],
  why: '这次票决的票数已经定了，不能再改；确有差错的，由大会主席团决定重新票决，另登记一次。',
} as const

/** The two groups that count the same slips apart. */
export const tellerOptions = { first: '甲组', second: '乙组' } as const

/** Each group counts without knowing what the other found; what both have handed in, or a ballot that came to nothing, everybody reads. */
export const countedApart = { through: 'ballot', field: 'status', until: ['compared', 'announced', 'void'] } as const
