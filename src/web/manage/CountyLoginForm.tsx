import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Alert, App, Button, Form, Input, Popconfirm } from 'antd'
import type { CountyLoginView } from '../../api/contract/county.ts'
import { api } from '../http/api.ts'
import { errorText, HttpError } from '../http/client.ts'
import { countyLoginQuery } from '../http/manage-queries.ts'
import { pendingQuery } from '../http/queries.ts'
import { useSession } from '../session/use-session.ts'
import styles from './manage.module.css'

interface Entry {
  readonly label: string
  readonly issuer: string
  readonly clientId: string
  readonly secret?: string
  readonly factors?: string
}

/** Whom the town takes the county's word from: what the county gives, and the address to give to the county. */
export function CountyLogin() {
  const { data } = useQuery(countyLoginQuery)
  if (data === undefined) return null
  return (
    <section className={styles.county} aria-label="县统一登录">
      <h2>县统一登录</h2>
      <p>
        县里有统一身份认证（OpenID Connect）的可以接入。请县里登记回跳地址 <code>{data.redirect}</code>
        。账号要本人在“我的账号”里关联；县里说的职务不改这里的角色。
      </p>
      <CountyForm key={JSON.stringify(data)} county={data} />
    </section>
  )
}

function CountyForm({ county: { login } }: { readonly county: CountyLoginView }) {
  const { can } = useSession()
  const [form] = Form.useForm<Entry>()
  const save = useSave()
  const fields = save.error instanceof HttpError ? save.error.fields : []
  const shown = login === undefined ? { label: '县统一登录' } : { ...login, factors: login.factors.join(' ') }
  const problem = (name: string) => {
    const found = fields.find(({ field }) => field === name)?.message
    return found === undefined ? {} : ({ validateStatus: 'error', help: found } as const)
  }
  return (
    <Form
      form={form}
      name="county"
      layout="vertical"
      requiredMark={false}
      disabled={!can.secure}
      initialValues={shown}
      onFinish={(entry) => save.mutate(entry)}
      aria-label="接入县统一登录"
    >
      <Form.Item name="label" label="登录页的按钮上写什么" {...problem('label')}>
        <Input maxLength={30} />
      </Form.Item>
      <Form.Item name="issuer" label="地址（issuer）" {...problem('issuer')}>
        <Input maxLength={500} placeholder="https://" />
      </Form.Item>
      <Form.Item name="clientId" label="县里给的编号（client_id）" {...problem('clientId')}>
        <Input maxLength={200} />
      </Form.Item>
      <Form.Item name="secret" label={login === undefined ? '县里给的密钥' : '县里给的密钥（不填就不换）'} {...problem('secret')}>
        <Input.Password maxLength={500} autoComplete="new-password" />
      </Form.Item>
      <Form.Item name="factors" label="哪些 acr、amr 算第二因子（空格隔开；不填就总要本镇自己的）" {...problem('factors')}>
        <Input maxLength={1000} />
      </Form.Item>
      {save.isError && fields.length === 0 ? (
        <Alert type="error" showIcon className={styles.alert ?? ''} title={errorText(save.error)} />
      ) : null}
      {can.secure ? (
        <div className={styles.acts}>
          <Button type="primary" htmlType="submit" loading={save.isPending}>
            {login === undefined ? '接入' : '保存'}
          </Button>
          {login === undefined ? null : (
            <Popconfirm title="不再接入县统一登录？" okText="不再接入" cancelText="不了" onConfirm={() => save.mutate(null)}>
              <Button>不再接入</Button>
            </Popconfirm>
          )}
        </div>
      ) : null}
    </Form>
  )
}

/** Sets it, or with null takes it away; what stands afterwards comes back, for it may wait for a second person. */
function useSave() {
  const { message } = App.useApp()
  const client = useQueryClient()
  return useMutation({
    mutationFn: (entry: Entry | null) => {
      if (entry === null) return api.clearCountyLogin()
      const { secret = '', factors = '', ...rest } = entry
      const words = factors.split(/[\s,，]+/).filter((word) => word !== '')
      return api.setCountyLogin({
        ...rest,
        issuer: rest.issuer ?? '',
        clientId: rest.clientId ?? '',
        factors: words,
        ...(secret === '' ? {} : { secret }),
      })
    },
    onSuccess: (saved, entry) => {
      const before = client.getQueryData(countyLoginQuery.queryKey)
      client.setQueryData(countyLoginQuery.queryKey, saved)
      void client.invalidateQueries({ queryKey: pendingQuery.queryKey })
      const waits = entry === null ? saved.login !== undefined : JSON.stringify(saved) === JSON.stringify(before)
      if (waits) void message.info('已经提出。要另一人同意的，同意以后才生效。', 8)
      else void message.success(entry === null ? '不再接入了。' : '已接入，马上生效。')
    },
  })
}
