import { presentDay } from '../../../definition/period/present-day.ts'
import type { AccessRules, Kernel, ProcessingEntry, TownFacts } from '../../../kernel/index.ts'
import type { checkStates } from '../../contract/check-states.ts'
import { townDate } from '../../views/town-time.ts'

/** `outside`: the machine, the network or the people answer for it, not the software. */
export type CheckState = keyof typeof checkStates

export interface Checked {
  readonly facts: TownFacts
  readonly processing: readonly ProcessingEntry[]
  readonly rules: AccessRules
  /** Accounts that nobody has used for longer than the rules say. */
  readonly stale: number
  /** Whether secrets are sealed at rest. */
  readonly sealed: boolean
  /** Whether the database itself keeps the towns apart. */
  /** What the database itself keeps apart. */
  readonly wall: ReturnType<Kernel['engine']['wall']>
}

export interface CheckItem {
  /** The clause of GB/T 22239-2019, third level, 安全计算环境. */
  readonly clause: string
  readonly subject: string
  /** What is asked, in our words. */
  readonly asks: string
  readonly state: CheckState | ((checked: Checked) => CheckState)
  /** What shows it, or what is missing and what to do. */
  readonly evidence: string | ((checked: Checked) => string)
}

const identity: readonly CheckItem[] = [
  {
    clause: '8.1.4.1 a',
    subject: '身份鉴别',
    asks: '每人一个账号，口令有复杂度并定期更换',
    state: ({ rules: { passwordDays, formerPasswords } }) => (passwordDays > 0 && formerPasswords > 0 ? 'partly' : 'unmet'),
    evidence: ({ rules: { passwordDays, formerPasswords } }) =>
      `账号在本镇内唯一，口令只存 argon2id 摘要，至少 8 个字符，别人给的首次登录必须改，本人随时能改；${
        passwordDays > 0 ? `满 ${passwordDays} 天要换` : '没有规定多少天要换'
      }，最近 ${formerPasswords} 个旧口令不能再用（管理 → 登录规定）。口令由哪几类字符组成没有强制。`,
  },
  {
    clause: '8.1.4.1 b',
    subject: '身份鉴别',
    asks: '登录失败要处理，会话要限时',
    state: 'met',
    evidence:
      '同一账号在一处 15 分钟错 10 次、各处共 30 次，同一地址 10 分钟错 50 次以后要等，次数记在库里，重启不清零；各种角色登录多久失效、多久没有操作就结束由登录规定定，本人能看到并结束自己的各处登录。',
  },
  {
    clause: '8.1.4.1 c',
    subject: '身份鉴别',
    asks: '远程管理时口令不被窃听',
    state: 'outside',
    evidence: '默认只有本机能连。给别的电脑用时，前面要有 HTTPS 代理（qianbi serve --trust-proxy）。',
  },
  {
    clause: '8.1.4.1 d',
    subject: '身份鉴别',
    asks: '两种鉴别，其中一种用密码技术',
    state: ({ rules }) => (Object.values(rules.roles).every(({ secondFactor }) => secondFactor) ? 'met' : 'partly'),
    evidence: ({ rules }) => {
      const asked = Object.values(rules.roles).filter(({ secondFactor }) => secondFactor).length
      return `每个人都能设第二因子（手机验证器的动态码，RFC 6238，用 HMAC；通行密钥，WebAuthn，公钥签名）；接了县统一登录的，要县里用过本镇认的第二因子，或者再要本镇的；登录规定要求必须设的有 ${asked} 种角色，共 ${Object.keys(rules.roles).length} 种。`
    },
  },
]

/** Which of the three that keep the house nobody is yet. */
function keepersLeft({ accounts }: TownFacts): readonly string[] {
  const has = (...roles: readonly string[]) => accounts.some(({ role, count }) => count > 0 && roles.includes(role))
  return [
    ...(has('administrator', 'systemAdministrator') ? [] : ['系统管理员']),
    ...(has('securityAdministrator') ? [] : ['安全管理员']),
    ...(has('auditor') ? [] : ['审计员']),
  ]
}

const access: readonly CheckItem[] = [
  {
    clause: '8.1.4.2 a',
    subject: '访问控制',
    asks: '给用户分配账号和权限',
    state: 'met',
    evidence: ({ facts: { accounts } }) =>
      `在用账号 ${accounts.reduce((sum, { count }) => sum + count, 0)} 个，分 ${accounts.length} 种角色；谁能做什么：qianbi access。`,
  },
  {
    clause: '8.1.4.2 b',
    subject: '访问控制',
    asks: '没有默认账号和默认口令',
    state: ({ facts: { isDemo } }) => (isDemo ? 'unmet' : 'met'),
    evidence: ({ facts: { isDemo } }) =>
      isDemo
        ? '这是演示乡镇，演示账号的口令是公开的，不能放真实数据。真实乡镇用 qianbi init 建，没有默认口令。'
        : '没有默认账号：qianbi init 给第一个管理员随机的口令。',
  },
  {
    clause: '8.1.4.2 c',
    subject: '访问控制',
    asks: '及时停用过期的、没人用的账号',
    state: ({ stale }) => (stale === 0 ? 'met' : 'partly'),
    evidence: ({ facts: { disabled }, stale, rules: { staleDays } }) =>
      `已停用 ${disabled} 个账号；${staleDays} 天没有人登录的有 ${stale} 个${stale === 0 ? '' : '，在“管理 → 用户”里标明，问清楚再停用'}。`,
  },
  {
    clause: '8.1.4.2 d',
    subject: '访问控制',
    asks: '系统、安全、审计三种管理员分开',
    state: ({ facts }) => (keepersLeft(facts).length === 0 ? 'met' : 'partly'),
    evidence: ({ facts }) => {
      const left = keepersLeft(facts)
      return `系统管理员管领域和推送，安全管理员管账号、权限和登录规定，审计员只看不改，一个账号只有一种角色，一名干部只有一个账号。${
        left.length === 0 ? '三种都有人。' : `还没有设${left.join('、')}：没有安全管理员时，管理员两样都管。`
      }`
    },
  },
  {
    clause: '8.1.4.2 e、f',
    subject: '访问控制',
    asks: '由授权的人配置，细到用户和表、记录、字段',
    state: 'partly',
    evidence: ({ rules: { secondPerson }, wall }) =>
      `权限细到角色、接口、台账和字段（qianbi access --json）；${
        wall.stands
          ? `数据库另以行级安全按乡镇隔开每一张表，${wall.parts === undefined ? '村干部、网格员查阅和登记台账又按村和网格隔开，' : '没有按村和网格隔开（原因见 qianbi doctor），'}服务用没有特权的角色读写`
          : '数据库自己没有按乡镇隔开，只由程序隔开，原因见 qianbi doctor'
      }；村干部和网格员只写、也只读得到自己的村、网格和负责的对象里涉及个人的记录。改账号、领款人、证件号码，改角色、密码和登录规定，${
        secondPerson ? '要另一个有权的人同意才生效，提出的人自己不能同意' : '一个人就能办，没有规定要另一人同意（管理 → 登录规定）'
      }。`,
  },
  {
    clause: '8.1.4.2 g',
    subject: '访问控制',
    asks: '重要信息有安全标记，并据此控制',
    state: 'met',
    evidence: ({ processing }) =>
      `${processing.length} 本台账的 ${processing.reduce((sum, { fields }) => sum + fields.filter(({ secrecy }) => secrecy !== 'open').length, 0)} 个字段标了个人信息或敏感信息，没有“查看完整”之权的人看到的是遮盖的。`,
  },
]

const audit: readonly CheckItem[] = [
  {
    clause: '8.1.4.3 a、b',
    subject: '安全审计',
    asks: '每个用户的重要行为都记下：时间、用户、事件、是否成功',
    state: 'partly',
    evidence: ({ facts: { chain } }) =>
      `每次写入、导出完整信息、打开一个人的完整一页（要写事由）都在审计链里，远多于平常的列给审计员，共 ${chain.entries} 条；登录和失败的尝试不在链里。`,
  },
  {
    clause: '8.1.4.3 c',
    subject: '安全审计',
    asks: '审计记录受保护、有备份，至少留存六个月（网络安全法）',
    state: 'met',
    evidence: ({ facts: { chain } }) =>
      `从${presentDay(townDate(new Date(chain.since)).day)}起，一条不删，没有删改的命令；每条以 ${chain.algorithm.toUpperCase()} 摘要相连（qianbi verify），锚点另存（qianbi anchor）。`,
  },
  {
    clause: '8.1.4.3 d',
    subject: '安全审计',
    asks: '审计过程不会被中断',
    state: 'met',
    evidence: '审计记录与所记的写入同在一个事务里，记不下就不写。',
  },
]

const data: readonly CheckItem[] = [
  {
    clause: '8.1.4.4 a、b',
    subject: '入侵防范',
    asks: '只装需要的，不开不需要的端口',
    state: 'outside',
    evidence: '软件只开一个端口，默认只听本机；操作系统由本单位维护。',
  },
  {
    clause: '8.1.4.4 d',
    subject: '入侵防范',
    asks: '校验输入的数据',
    state: 'met',
    evidence: '每个接口的参数、正文按声明的形状校验，限大小、限层数；办公文件在单独的线程里读，限单元格数和解压量。',
  },
  {
    clause: '8.1.4.5、8.1.4.6',
    subject: '恶意代码防范、可信验证',
    asks: '防恶意代码，启动时可信验证',
    state: 'outside',
    evidence: '由操作系统和硬件提供。',
  },
  {
    clause: '8.1.4.7',
    subject: '数据完整性',
    asks: '重要数据传输、存储时可检出改动',
    state: 'met',
    evidence: '每个版本有摘要，摘要在审计链里；绕过软件改库，qianbi verify 指得出是哪一条。传输由 HTTPS 代理保证。',
  },
  {
    clause: '8.1.4.8',
    subject: '数据保密性',
    asks: '重要数据传输、存储时加密',
    state: 'partly',
    evidence: ({ sealed }) =>
      `备份文件用 AES-256-GCM 加密；库里的身份证号、账号、电话也是，${sealed ? '钥匙在数据以外（QIANBI_SECRET_KEY），第二因子和推送的密钥同样加密' : '但钥匙还和数据放在一起，要用 QIANBI_SECRET_KEY 移出去；第二因子和推送的密钥没有加密，要用 qianbi secrets'}。姓名、住址和其他敏感字段没有加密，数据盘要用操作系统的整盘加密。传输由 HTTPS 代理保证。`,
  },
  {
    clause: '8.1.4.9 a',
    subject: '数据备份恢复',
    asks: '本地备份并能恢复',
    state: 'met',
    evidence: 'qianbi backup 运行时也能备份，当场试恢复；qianbi restore 恢复到任一种库，摘要不变。多久备份一次由本单位定。',
  },
  {
    clause: '8.1.4.9 b、c',
    subject: '数据备份恢复',
    asks: '异地实时备份，重要系统热冗余',
    state: 'outside',
    evidence: '用 PostgreSQL 时由数据库的流复制提供；嵌入式数据库没有，把备份文件另存到异地。',
  },
  {
    clause: '8.1.4.10',
    subject: '剩余信息保护',
    asks: '释放的空间里不留鉴别信息和敏感数据',
    state: 'partly',
    evidence: ({ facts: { destructions } }) =>
      `个人信息销毁会重写数据页并出销毁证书（已办 ${destructions} 次），恢复较早的备份时按销毁清单再次销毁；数据库的预写日志、操作系统的交换区由部署处理。`,
  },
]

const people: readonly CheckItem[] = [
  {
    clause: '8.1.4.11 a',
    subject: '个人信息保护',
    asks: '只采集业务必需的个人信息',
    state: ({ processing }) => (processing.every(({ purpose }) => purpose !== '') ? 'met' : 'partly'),
    evidence: ({ processing }) => {
      const silent = processing.filter(({ purpose }) => purpose === '').map(({ label }) => label)
      return silent.length === 0
        ? `${processing.length} 本有个人信息的台账都写明用途、依据和保存期限（见下表）。`
        : `没有写明用途的台账：${silent.join('、')}。`
    },
  },
  {
    clause: '8.1.4.11 b',
    subject: '个人信息保护',
    asks: '不许未授权的访问和使用；到期的要删',
    state: ({ processing }) => (processing.some(({ due }) => (due ?? 0) > 0) ? 'partly' : 'met'),
    evidence: ({ processing }) => {
      const due = processing.filter((entry) => (entry.due ?? 0) > 0)
      return due.length === 0
        ? '没有过了保存期限的记录。每天清点一次；随应急响应登记的，响应结束后办理。'
        : `过了保存期限的记录：${due.map(({ label, due: count }) => `${label} ${count} 条`).join('、')}，在“个人信息销毁”里鉴定后办理，两人经手，有证书。`
    },
  },
]

/** What the third level of 等保 2.0 asks of an application, clause by clause (GB/T 22239-2019 8.1.4), as this edition stands. */
export const checkItems: readonly CheckItem[] = [...identity, ...access, ...audit, ...data, ...people]
