import { wholeNumber } from '../../definition/decimal/decimal.ts'
import { seesFullValues } from '../../kernel/access/authorize.ts'
import type { Actor } from '../../kernel/access/types.ts'
import type { AuditDetail, AuditEntry as KernelEntry } from '../../kernel/audit/types.ts'
import type { Kernel } from '../../kernel/context.ts'
import { listAudit, verifyAudit, verifyCases } from '../../kernel/index.ts'
import { readTitles } from '../../kernel/ledger/query/read-titles.ts'
import type { AuditEntry, AuditPage, AuditVerification } from '../contract/audit.ts'
import { presentChosen } from './chosen-view.ts'
import { definedOf } from './defined-of.ts'
import { readPeople } from './people.ts'

const pageSize = 50

const actionLabels: Readonly<Record<string, string>> = {
  add: '新增',
  amend: '修改',
  withdraw: '撤销',
  restore: '恢复',
  import: '导入',
  bulk: '批量改动',
  reveal: '查看完整内容',
  list: '查看完整名单',
  history: '查看完整历史',
  step: '办理',
  case: '记入经过',
  'duty.assign': '分派责任',
  'duty.handOver': '责任交接',
  'duty.leave': '请假代岗',
  'duty.return': '提前销假',
  'duty.merge': '合并对象',
  'file.store': '保存文件',
  'destroy.request': '申请销毁个人信息',
  'destroy.cancel': '撤回销毁申请',
  destroy: '销毁个人信息',
  'destroy.clean': '清理数据页',
  'destroy.hold': '暂缓销毁',
  'destroy.lift': '解除暂缓销毁',
  'town.add': '建立乡镇',
  'domain.off': '停用领域',
  'domain.on': '启用领域',
  'public-page.open': '开放公开页',
  'public-page.close': '关闭公开页',
  'receipt.give': '给公众回执',
  'slips.key': '设开箱口令',
  'slips.issue': '发电子票',
  'slips.mix': '甲组开箱',
  'slips.count': '乙组开箱计票',
  'slips.sum': '电子票计票',
  'year.close': '年度结账',
  'year.reopen': '重新打开年度',
  'comment.say': '评论记录',
  'comment.settle': '评论处理了',
  'comment.reopen': '重新打开评论',
  'comment.withdraw': '撤回评论',
  'view.save': '存下台账视图',
  'view.remove': '删除台账视图',
  'webhook.add': '新增消息推送',
  'webhook.remove': '停止消息推送',
  export: '导出（未遮盖）',
  'user.add': '新增用户',
  'user.change': '修改用户',
  'user.rehash': '密码摘要换新算法',
  'access-rule.set': '改登录规定',
  'agreement.ask': '提出改动，等另一人同意',
  'agreement.agree': '同意改动',
  'agreement.refuse': '不同意改动',
  'agreement.withdraw': '撤回提出的改动',
  'agreement.overtake': '提出的改动作废',
  'second-factor.set': '设第二因子',
  'second-factor.clear': '取消第二因子',
  'second-factor.seal': '第二因子换密钥加密',
  'passkey.add': '设通行密钥',
  'passkey.remove': '去掉通行密钥',
  'county-login.set': '设县统一登录',
  'county-login.clear': '取消县统一登录',
  'county-login.seal': '县统一登录换密钥加密',
  'county-identity.link': '关联县统一身份',
  'county-identity.unlink': '取消关联县统一身份',
  'webhook.seal': '消息推送换密钥加密',
}

/** A digest is taken over values, so that who knows all others could try the hidden one; verifying the chain needs none of them on the screen. */
const noDigest = { digest: '' }

/** Who wrote what, newest first, in words. */
export async function presentAuditPage(kernel: Kernel, actor: Actor, after: string | undefined): Promise<AuditPage> {
  const before = after === undefined ? undefined : wholeNumber(after)
  const found = await listAudit(kernel, actor, { before, limit: pageSize + 1 })
  const entries = found.slice(0, pageSize)
  const [nameOf, titles] = [await readPeople(kernel, actor), await readEntryTitles(kernel, actor, entries)]
  const last = entries.at(-1)
  return {
    entries: entries.map((entry) => ({ ...presentEntry(kernel, entry, { nameOf, titles }), ...(seesFullValues(actor) ? {} : noDigest) })),
    ...(found.length > pageSize && last !== undefined ? { next: String(last.seq) } : {}),
  }
}

/** Titles of the records that entries speak of; a withdrawn one has none any more. */
function readEntryTitles(kernel: Kernel, actor: Actor, entries: readonly KernelEntry[]): Promise<ReadonlyMap<string, string>> {
  const wanted = new Map<string, Set<string>>()
  for (const { ledger, record } of entries) {
    if (ledger !== null && record !== null) wanted.set(ledger, (wanted.get(ledger) ?? new Set()).add(record))
  }
  return kernel.engine
    .inTown(actor.town)
    .read((session) => readTitles(session, kernel.catalogue, { town: actor.town, wanted, full: seesFullValues(actor) }))
}

interface Names {
  readonly nameOf: (id: string) => string
  readonly titles: ReadonlyMap<string, string>
}

function presentEntry(
  kernel: Kernel,
  { seq, at, actor, action, ledger, record, digest, detail }: KernelEntry,
  { nameOf, titles }: Names,
): AuditEntry {
  const label = ledger === null ? undefined : kernel.catalogue.findLedger(ledger)?.label
  return {
    seq: String(seq),
    at,
    actor,
    actorName: nameOf(actor),
    action,
    actionLabel: actionLabels[action] ?? action,
    ...definedOf({ ledger: ledger ?? undefined, ledgerLabel: label, record: record ?? undefined }),
    ...definedOf({ title: titleOf(record === null ? undefined : titles.get(record), readable(kernel, ledger, detail)) }),
    digest,
  }
}

/** The record's title, and beside it why it was corrected in a closed year. */
function titleOf(title: string | undefined, detail: AuditDetail): string | undefined {
  if (title === undefined) return presentDetail(detail)
  return typeof detail.correction === 'string' ? `${title}（更正：${detail.correction}）` : title
}

function grouped(count: number): string {
  return count.toLocaleString('zh-CN')
}

function presentDetail({ year, correction, ...detail }: AuditDetail): string | undefined {
  const what = typeof year === 'string' ? `${year}年` : presentCounts(detail)
  return typeof correction === 'string' ? [what, `更正：${correction}`].filter((words) => words !== undefined).join('，') : what
}

/** The same with the names of what records were chosen by in words. */
function readable(kernel: Kernel, ledger: string | null, detail: AuditDetail): AuditDetail {
  const { by } = detail
  return typeof by === 'string' && by !== '' ? { ...detail, by: presentChosen(kernel.catalogue, ledger, by) } : detail
}

function presentCounts({ added, changed, rows, records, by, format, name, reason }: AuditDetail): string | undefined {
  if (typeof added === 'number' && typeof changed === 'number') return `新增 ${grouped(added)} 条，改动 ${grouped(changed)} 条`
  const read = typeof rows === 'number' ? rows : records
  if (typeof read === 'number') {
    const beside = [format === 'print' ? '打印' : format, by === '' ? undefined : by, reason].filter((words) => typeof words === 'string')
    return [`${grouped(read)} 条`, ...beside].join('，')
  }
  if (typeof name === 'string') return name
  return typeof reason === 'string' ? reason : undefined
}

export async function presentVerification(kernel: Kernel, actor: Actor): Promise<AuditVerification> {
  const { entries, problems: chained } = await verifyAudit(kernel, actor)
  const problems = [...chained, ...(await verifyCases(kernel, actor)).problems]
  return {
    ok: problems.length === 0,
    entries,
    problems: problems.map(({ seq, message }) => ({ ...definedOf({ seq: seq === undefined ? undefined : String(seq) }), message })),
  }
}
