/**
 * What makes a line of a batch unpayable, each rule said once: steps of the batch refuse by it, an indicator counts the lines and opens to them.
 * `when` is over 帮扶申请明细; `DAY` stands for the day that is asked about (today for a step, the period's end for an indicator).
 */
export interface LineRisk {
  readonly id: string
  readonly label: string
  readonly when: string
  readonly why: string
}

/** A line that is still in the batch: applied for, to be paid, paid or returned, but not taken out. */
export const inBatch = "coalesce(status, 'pending') != 'removed'"

/** A line that money may still be sent for. */
const unpaid = "(status is empty or status = 'pending')"

/** What ends the right to a payment, whoever brings it to light and when. */
const lapses = {
  deceasedHead: 'payeeId = household.idNumber and household.diedOn <= DAY',
  deceasedMember: 'exists(household-member, idNumber = outer.payeeId and diedOn <= DAY)',
  movedOut: 'household.movedOutOn <= DAY',
  memberMovedOut: 'exists(household-member, idNumber = outer.payeeId and household = outer.household and movedOutOn <= DAY)',
  offRegister: '(household.leftOn <= DAY or household.recognisedOn > DAY)',
} as const

/** A line whose payee may still be paid today. */
export const stillDue = `coalesce(${Object.values(lapses).map(bracket).join(' or ')}, false) = false`.replaceAll('DAY', 'today')

export const lineRisks: readonly LineRisk[] = [
  {
    id: 'duplicate-id',
    label: '同批重复身份证',
    when: `exists(aid-line, batch = outer.batch and payeeId = outer.payeeId and id != outer.id and ${inBatch})`,
    why: '批次里有同一身份证号的领款人出现两次，同一人只能领一次，请剔除重复的明细。',
  },
  {
    id: 'second-household',
    label: '一人两户（成员）',
    when: 'exists(household-member, idNumber = outer.payeeId and household != outer.household and movedOutOn is empty and diedOn is empty)',
    why: '有领款人同时登记为另一户的成员，一人只能在一户领取，请先查清户口归属。',
  },
  {
    id: 'second-head',
    label: '一人两户（户主）',
    when: 'exists(low-income-household, idNumber = outer.payeeId and id != outer.household and leftOn is empty)',
    why: '有领款人是另一在册农户的户主，一人只能在一户领取，请先查清户口归属。',
  },
  {
    id: 'not-of-household',
    label: '领款人非本户成员',
    when: 'payeeId != household.idNumber and not exists(household-member, household = outer.household and idNumber = outer.payeeId)',
    why: '有领款人既不是户主，也不在该户的成员名单里，不能代他户领取。',
  },
  {
    id: 'deceased-head',
    label: '户主已死亡仍领款',
    when: `${unpaid} and ${lapses.deceasedHead}`,
    why: '有领款人（户主）已登记死亡，死亡以后不能再发放，请剔除或变更领款人。',
  },
  {
    id: 'deceased-member',
    label: '成员已死亡仍领款',
    when: `${unpaid} and ${lapses.deceasedMember}`,
    why: '有领款人（家庭成员）已登记死亡，死亡以后不能再发放，请剔除或变更领款人。',
  },
  {
    id: 'moved-out',
    label: '整户已迁出',
    when: `${unpaid} and ${lapses.movedOut}`,
    why: '有农户已整户迁出本镇，不再属于发放对象。',
  },
  {
    id: 'member-moved-out',
    label: '领款人已迁出',
    when: `${unpaid} and ${lapses.memberMovedOut}`,
    why: '有领款人已迁出该户，请变更领款人。',
  },
  {
    id: 'off-register',
    label: '不在册',
    when: `${unpaid} and ${lapses.offRegister}`,
    why: '有农户已退出或尚未认定为低收入农户，不能发放。',
  },
  {
    id: 'shared-account',
    label: '不同人同一账户',
    when: `sharedAccountReason is empty and exists(aid-line, batch = outer.batch and account = outer.account and payeeId != outer.payeeId and ${inBatch})`,
    why: '有两名领款人用同一个账户，同户成员或监护人共用的请写明“共用账户说明”，否则不能发放。',
  },
  {
    id: 'holder-not-payee',
    label: '户名与领款人不符',
    when: 'accountHolder != payee',
    why: '有账户户名与领款人姓名不一致，资金只能进本人账户。',
  },
  {
    id: 'no-account',
    label: '缺账户',
    when: 'account is empty or accountHolder is empty',
    why: '有明细没有填账号或账户户名，无法代发。',
  },
  {
    id: 'above-standard',
    label: '超过标准',
    when: 'amount > quantity * standard.rate',
    why: '有明细金额超过数量×单位标准，请按标准核减。',
  },
  {
    id: 'above-cap',
    label: '超过上限',
    when: 'amount > standard.cap or amount > batch.policy.householdCap',
    why: '有明细金额超过补助项目或每户的上限，请按上限核减。',
  },
  {
    id: 'paid-before',
    label: '本批已发放过',
    when: `${unpaid} and exists(aid-payment, household = outer.household and category = outer.batch.category and batch = outer.batch.batch)`,
    why: '有农户在这一类别、这一批次已经有发放记录，不能再发第二次。',
  },
]

/** What deserves a second look but may have a reason: shown before the step, which then goes through with the reason written down. */
export const lineDoubts: readonly LineRisk[] = [
  {
    id: 'same-item-twice',
    label: '同年同项目重复申报',
    when: `exists(aid-line, household = outer.household and standard = outer.standard and batch != outer.batch and batch.year = outer.batch.year and ${inBatch})`,
    why: '有农户同一年度的同一补助项目在另一批次也申报了，请确认不是同一块地、同一批种苗。',
  },
  {
    id: 'cadre-name',
    label: '与干部同名',
    when: 'exists(cadre, name = outer.payee and until is empty)',
    why: '有领款人与在职干部同名，请确认是否为干部本人或亲属，需要回避的先申报。',
  },
]

/**
 * The rule of a step over the batch: some line of it that is still in has this risk. Counted, not asked for with `exists`: a database that looks for the
 * first of ten thousand lines goes through them one by one, one that counts them joins them at once.
 */
export function batchRule({ when, why }: LineRisk): { readonly when: string; readonly why: string } {
  return { when: `tally(aid-line, batch = outer.id and ${inBatch} and ${bracket(when.replaceAll('DAY', 'today'))}) > 0`, why }
}

/** The condition of an indicator that counts the lines with this risk. */
export function riskCondition({ when }: LineRisk): string {
  return `${inBatch} and ${bracket(when.replaceAll('DAY', 'periodEnd'))}`
}

function bracket(condition: string): string {
  return `(${condition})`
}
