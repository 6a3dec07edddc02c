import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Alert, App, Button, Drawer, Input, Popconfirm, Select } from 'antd'
import { type ReactNode, useState } from 'react'
import type { RoleName } from '../../api/contract/session.ts'
import type { UserView } from '../../api/contract/user.ts'
import { api } from '../http/api.ts'
import { errorText, HttpError } from '../http/client.ts'
import { RefSelect } from '../ledger/form/RefSelect.tsx'
import { usePhone } from '../parts/use-media.ts'
import styles from './manage.module.css'

const roles: readonly { readonly value: RoleName; readonly label: string; readonly note: string }[] = [
  { value: 'gridWorker', label: '网格员', note: '记台账，办轮到自己的事项' },
  { value: 'villageCadre', label: '村干部', note: '记台账，办轮到自己的事项，可看完整的证件和电话' },
  { value: 'clerk', label: '科室干部', note: '记台账、导入导出、办事项' },
  { value: 'leader', label: '领导', note: '查看，审批和办理上报给自己的事项' },
  { value: 'editor', label: '报告编辑', note: '科室干部能做的，再加编写和定稿报告' },
  { value: 'systemAdministrator', label: '系统管理员', note: '管领域、推送和销毁；不记台账，不管账号' },
  { value: 'securityAdministrator', label: '安全管理员', note: '管账号、角色和登录规定。设了这一个，原来的管理员就只管系统' },
  { value: 'auditor', label: '审计员', note: '什么都能看，什么都不能改' },
  { value: 'administrator', label: '管理员', note: '没有分设时的全部；设了安全管理员以后只管系统' },
]

/** What stands in the form. */
interface Entry {
  readonly account: string
  readonly name: string
  readonly role: RoleName | undefined
  readonly office: string
  readonly cadre: string | undefined
  readonly password: string
}

/** Adds a user, or changes one: role, office, the cadre they are, a new password, an end. */
export function UserForm({ user, close }: { readonly user: UserView | undefined; readonly close: () => void }) {
  const phone = usePhone()
  const [entry, setEntry] = useState<Entry>(() => ({
    account: user?.account ?? '',
    name: user?.name ?? '',
    role: user?.role,
    office: user?.office ?? '',
    cadre: user?.cadre?.id,
    password: '',
  }))
  const { save, end } = useSaveUser(user, entry, close)
  const error = save.error ?? end.error
  const fields = error instanceof HttpError ? error.fields : []
  const { name, role, account, password } = entry
  const lacks = name.trim() === '' || role === undefined || (user === undefined && (account.trim() === '' || [...password].length < 8))
  return (
    <Drawer
      open
      title={user === undefined ? '新增用户' : `修改用户 · ${user.name}`}
      size={phone ? '100%' : 440}
      onClose={close}
      footer={
        <div className={styles.footer}>
          {user === undefined ? null : (
            <Button danger={!user.disabled} type="text" loading={end.isPending} onClick={() => end.mutate(!user.disabled)}>
              {user.disabled ? '重新启用' : '停用'}
            </Button>
          )}
          <Button onClick={close}>取消</Button>
          <Button type="primary" disabled={lacks} loading={save.isPending} onClick={() => role !== undefined && save.mutate(role)}>
            保存
          </Button>
        </div>
      }
    >
      {error === null ? null : <Alert type="error" showIcon className={styles.alert ?? ''} title={errorText(error)} />}
      {user?.secondFactor === true || user?.county === true ? <LostDevice user={user} /> : null}
      <UserFields
        isNew={user === undefined}
        entry={entry}
        change={(part) => setEntry((now) => ({ ...now, ...part }))}
        problem={(field) => fields.find((one) => one.field === field)?.message}
      />
    </Drawer>
  )
}

function useSaveUser(user: UserView | undefined, { account, password, cadre, ...entry }: Entry, close: () => void) {
  const { message } = App.useApp()
  const client = useQueryClient()
  const done = (said: string) => {
    void client.invalidateQueries({ queryKey: ['users'] })
    void client.invalidateQueries({ queryKey: ['agreements'] })
    void message.success(said)
    close()
  }
  const save = useMutation({
    mutationFn: (role: RoleName) => {
      const common = { name: entry.name.trim(), role, office: entry.office.trim() }
      return user === undefined
        ? api.createUser({ ...common, account: account.trim(), password, cadre })
        : api.changeUser({ ...common, user: user.id, cadre: cadre ?? null, password: password === '' ? undefined : password })
    },
    onSuccess: (saved, role) => {
      const waits = saved.role !== role || (saved.cadre?.id ?? null) !== (cadre ?? null) || (user === undefined && saved.disabled)
      done(waits ? `${entry.name}：已经提出，等另一人同意才生效` : user === undefined ? `已新增：${entry.name}` : `已保存：${entry.name}`)
    },
  })
  const end = useMutation({
    mutationFn: (disabled: boolean) => api.changeUser({ user: user?.id ?? '', disabled }),
    onSuccess: (saved, disabled) =>
      done(disabled ? `已停用：${entry.name}` : saved.disabled ? `${entry.name}：等另一人同意才启用` : `已启用：${entry.name}`),
  })
  return { save, end }
}

/** The device beside the password is lost: its owner signs in with the password alone, and sets a new one. */
function LostDevice({ user }: { readonly user: UserView }) {
  const { message } = App.useApp()
  const client = useQueryClient()
  const reset = useMutation({
    mutationFn: () => api.resetSecondFactor({ user: user.id }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['users'] })
      await client.invalidateQueries({ queryKey: ['agreements'] })
    },
    onError: (error) => message.error(errorText(error)),
  })
  return (
    <div className={styles.field}>
      <span>第二因子</span>
      {reset.isSuccess ? (
        <small role="status">办了。要另一人同意的，同意以后{user.name}只用密码登录。</small>
      ) : (
        <Popconfirm
          title={`取消${user.name}的第二因子？`}
          description="先问清楚是本人，手机或密钥真的丢了。手机验证器、通行密钥和县统一身份的关联都取消。"
          okText="取消第二因子"
          cancelText="不了"
          onConfirm={() => reset.mutate()}
        >
          <Button loading={reset.isPending}>手机丢了，取消第二因子</Button>
        </Popconfirm>
      )}
    </div>
  )
}

interface FieldsProps {
  readonly isNew: boolean
  readonly entry: Entry
  readonly change: (part: Partial<Entry>) => void
  /** What the server says of a field. */
  readonly problem: (field: string) => string | undefined
}

function UserFields({ isNew, entry, change, problem }: FieldsProps) {
  return (
    <>
      <Field id="user-name" label="姓名">
        <Input id="user-name" value={entry.name} maxLength={50} onChange={(event) => change({ name: event.target.value })} />
      </Field>
      {isNew ? (
        <Field id="user-account" label="账号" problem={problem('account')}>
          <Input
            id="user-account"
            value={entry.account}
            maxLength={100}
            autoComplete="off"
            onChange={(event) => change({ account: event.target.value })}
          />
        </Field>
      ) : null}
      <Field id="user-role" label="角色" note={roles.find(({ value }) => value === entry.role)?.note}>
        <Select
          id="user-role"
          style={{ width: '100%' }}
          value={entry.role ?? null}
          onChange={(role: RoleName) => change({ role })}
          options={roles.map(({ value, label }) => ({ value, label }))}
        />
      </Field>
      <Field id="user-office" label="科室或村">
        <Input id="user-office" value={entry.office} maxLength={100} onChange={(event) => change({ office: event.target.value })} />
      </Field>
      <Field id="user-cadre" label="对应干部" note="包干责任和事项按干部名册找人；不对应就收不到责任人的待办。" problem={problem('cadre')}>
        <RefSelect
          id="user-cadre"
          ledger="cadre"
          label="对应干部"
          value={entry.cadre === undefined ? [] : [entry.cadre]}
          change={([cadre]) => change({ cadre })}
        />
      </Field>
      <Field
        id="user-password"
        label={isNew ? '密码' : '新密码（不改就空着）'}
        note={isNew ? '至少 8 个字符；本人第一次登录要改成自己的。' : '改了以后，在各处的登录都会退出。'}
        problem={problem('password')}
      >
        <Input.Password
          id="user-password"
          value={entry.password}
          autoComplete="new-password"
          onChange={(event) => change({ password: event.target.value })}
        />
      </Field>
    </>
  )
}

interface FieldProps {
  readonly id: string
  readonly label: string
  readonly note?: string | undefined
  readonly problem?: string | undefined
  readonly children: ReactNode
}

function Field({ id, label, note, problem, children }: FieldProps) {
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{label}</label>
      {children}
      {problem !== undefined ? (
        <small className={styles.problem} role="alert">
          {problem}
        </small>
      ) : note === undefined ? null : (
        <small>{note}</small>
      )}
    </div>
  )
}
