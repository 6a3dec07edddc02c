import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Alert, App, Button, InputNumber, Switch } from 'antd'
import { type ReactNode, useState } from 'react'
import type { AccessRulesView } from '../../api/contract/access-rules.ts'
import { PageHeader } from '../header/PageHeader.tsx'
import { api } from '../http/api.ts'
import { errorText } from '../http/client.ts'
import { accessRulesQuery } from '../http/manage-queries.ts'
import { pendingQuery } from '../http/queries.ts'
import { ErrorNote, LoadingNote } from '../parts/Notes.tsx'
import { useSession } from '../session/use-session.ts'
import { PendingPanel } from '../work/pending/PendingPanel.tsx'
import { CountyLogin } from './CountyLoginForm.tsx'
import styles from './manage.module.css'

type Roles = AccessRulesView['roles']

const roles: readonly { readonly role: keyof Roles; readonly label: string }[] = [
  { role: 'administrator', label: '管理员' },
  { role: 'systemAdministrator', label: '系统管理员' },
  { role: 'securityAdministrator', label: '安全管理员' },
  { role: 'auditor', label: '审计员' },
  { role: 'editor', label: '报告编辑' },
  { role: 'clerk', label: '科室干部' },
  { role: 'leader', label: '领导' },
  { role: 'villageCadre', label: '村干部' },
  { role: 'gridWorker', label: '网格员' },
]

/** How the town signs in: how long a session lasts, who needs a device beside the password, how long a password is good. */
export function AccessRulesPage() {
  const { data, error, refetch } = useQuery(accessRulesQuery)
  return (
    <>
      <PageHeader title="登录规定" up={{ to: '/manage', label: '管理' }} crumb="记入审计" />
      <div className={styles.page}>
        {error === null ? null : <ErrorNote error={error} retry={() => void refetch()} />}
        {data === undefined && error === null ? <LoadingNote rows={8} /> : null}
        <PendingPanel kinds={['access-rules', 'county-login']} />
        {data === undefined ? null : <RulesForm rules={data} />}
        {data === undefined ? null : <CountyLogin />}
      </div>
    </>
  )
}

function RulesForm({ rules }: { readonly rules: AccessRulesView }) {
  const { can } = useSession()
  const [entry, setEntry] = useState(rules)
  const save = useSaveRules(entry, setEntry)
  const changeRole = (role: keyof Roles, part: Partial<Roles[keyof Roles]>) =>
    setEntry((now) => ({ ...now, roles: { ...now.roles, [role]: { ...now.roles[role], ...part } } }))
  const isSame = JSON.stringify(entry) === JSON.stringify(rules)
  return (
    <div className={styles.rules}>
      <RoleTable entry={entry} may={can.secure} change={changeRole} />
      <Numbers entry={entry} may={can.secure} change={(part) => setEntry({ ...entry, ...part })} />
      {save.isError ? <Alert type="error" showIcon title={errorText(save.error)} /> : null}
      {can.secure ? (
        <div className={styles.acts}>
          <Button type="primary" disabled={isSame} loading={save.isPending} onClick={() => save.mutate()}>
            保存
          </Button>
          <Button disabled={isSame} onClick={() => setEntry(rules)}>
            还原
          </Button>
        </div>
      ) : null}
    </div>
  )
}

/** Saves the rules; what stands afterwards comes back, for they may wait for a second person. */
function useSaveRules(entry: AccessRulesView, changed: (saved: AccessRulesView) => void) {
  const { message } = App.useApp()
  const client = useQueryClient()
  return useMutation({
    mutationFn: () => api.setAccessRules(entry),
    onSuccess: (saved) => {
      client.setQueryData(accessRulesQuery.queryKey, saved)
      void client.invalidateQueries({ queryKey: ['session'] })
      changed(saved)
      const isWritten = JSON.stringify(saved) === JSON.stringify(entry)
      if (isWritten) void message.success('登录规定已改，马上生效。')
      else void message.info('已经提出，等另一人同意才生效。', 8)
      void client.invalidateQueries({ queryKey: pendingQuery.queryKey })
    },
  })
}

interface NumbersProps {
  readonly entry: AccessRulesView
  readonly may: boolean
  readonly change: (part: Partial<AccessRulesView>) => void
}

function Numbers({ entry, may, change }: NumbersProps) {
  return (
    <section className={styles.numbers} aria-label="密码和账号">
      <Line label="密码最长用几天" note="0 为不限；满了以后登录先要换一个。">
        <Whole
          label="密码最长用几天"
          value={entry.passwordDays}
          least={0}
          most={730}
          may={may}
          change={(passwordDays) => change({ passwordDays })}
        />
      </Line>
      <Line label="最近几个旧密码不能再用" note="0 为不管。">
        <Whole
          label="最近几个旧密码不能再用"
          value={entry.formerPasswords}
          least={0}
          most={24}
          may={may}
          change={(formerPasswords) => change({ formerPasswords })}
        />
      </Line>
      <Line label="几天没有登录就报出来" note="在“用户”里标“很久没有登录”：问清楚，没人用的就停用。">
        <Whole
          label="几天没有登录就报出来"
          value={entry.staleDays}
          least={14}
          most={730}
          may={may}
          change={(staleDays) => change({ staleDays })}
        />
      </Line>
      <Line
        label="改账号和权限要另一人同意"
        note="账号、领款人、证件号码，用户的角色和密码，还有这一页：改了先等着，另一个有权的人同意才生效。第一次填写不用。"
      >
        <Switch
          checked={entry.secondPerson}
          disabled={!may}
          aria-label="改账号和权限要另一人同意"
          onChange={(secondPerson) => change({ secondPerson })}
        />
      </Line>
      <Line
        label="可以只用通行密钥登录"
        note="不填账号和密码：设备自己认过人（指纹、面容、开机密码）才算。没有打开的，通行密钥只当第二因子。"
      >
        <Switch
          checked={entry.passkeyAlone}
          disabled={!may}
          aria-label="可以只用通行密钥登录"
          onChange={(passkeyAlone) => change({ passkeyAlone })}
        />
      </Line>
    </section>
  )
}

interface RoleTableProps {
  readonly entry: AccessRulesView
  readonly may: boolean
  readonly change: (role: keyof Roles, part: Partial<Roles[keyof Roles]>) => void
}

function RoleTable({ entry, may, change }: RoleTableProps) {
  return (
    <div className={styles.roles}>
      <table>
        <thead>
          <tr>
            <th scope="col">角色</th>
            <th scope="col">登录最长（小时）</th>
            <th scope="col">没有操作（分钟）</th>
            <th scope="col">要第二因子</th>
          </tr>
        </thead>
        <tbody>
          {roles.map(({ role, label }) => {
            const { hours, idleMinutes, secondFactor } = entry.roles[role]
            return (
              <tr key={role}>
                <th scope="row">{label}</th>
                <td>
                  <Whole
                    label={`${label}：登录最长几小时`}
                    value={hours}
                    least={1}
                    most={24}
                    may={may}
                    change={(value) => change(role, { hours: value })}
                  />
                </td>
                <td>
                  <Whole
                    label={`${label}：几分钟没有操作就结束`}
                    value={idleMinutes}
                    least={5}
                    most={480}
                    may={may}
                    change={(value) => change(role, { idleMinutes: value })}
                  />
                </td>
                <td>
                  <Switch
                    size="small"
                    checked={secondFactor}
                    disabled={!may}
                    aria-label={`${label}：要第二因子`}
                    onChange={(on) => change(role, { secondFactor: on })}
                  />
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}

function Line({ label, note, children }: { readonly label: string; readonly note: string; readonly children: ReactNode }) {
  return (
    <div>
      <div>{label}</div>
      {children} <small>{note}</small>
    </div>
  )
}

interface WholeProps {
  readonly label: string
  readonly value: number
  readonly least: number
  readonly most: number
  readonly may: boolean
  readonly change: (value: number) => void
}

/** A whole number within its bounds; while it is none, what was there stays. */
function Whole({ label, value, least, most, may, change }: WholeProps) {
  return (
    <InputNumber
      aria-label={label}
      value={value}
      min={least}
      max={most}
      precision={0}
      disabled={!may}
      style={{ width: 84 }}
      onChange={(next) => next !== null && change(next)}
    />
  )
}
