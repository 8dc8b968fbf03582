/** Words of the network part of the settings. */
export const network = {
  title: '网络',
  text: '访问 Coze 和其他服务时走哪条路。本机地址和沙箱总是直接连接。',
  mode: { label: '代理', system: '跟随系统', custom: '自定义', none: '不使用' },
  address: {
    label: '代理地址',
    hint: '例如 http://127.0.0.1:7890 或 socks5://127.0.0.1:1080。用户名和密码填在下面。',
    fault: '请填 http、https 或 socks5 开头的地址，不带用户名和密码。',
  },
  user: { label: '用户名', hint: '代理不需要登录时留空。' },
  password: {
    label: '密码',
    hint: '保存在系统钥匙串，不写进设置文件。',
    set: '已保存',
    change: '更换',
    save: '保存密码',
    remove: '删除',
    thisRun: '只在本次运行中使用',
  },
  test: {
    label: '试一下',
    hint: '用现在的设置访问 Coze，不消耗调用次数。',
    run: '测试',
    running: '正在测试',
    works: '{{way}}，{{time}}连通 {{target}}。',
    fails: '{{way}}，访问 {{target}} 没有成功。',
  },
  way: {
    none: '不使用代理，直接连接',
    loopback: '本机地址，直接连接',
    'system-direct': '系统没有设置代理，直接连接',
    'system-proxy': '经过系统代理 {{proxy}}',
    'custom-proxy': '经过自定义代理 {{proxy}}',
  },
} as const;
