import type { ErrorTexts } from '../../error-texts';

/** Errors of the data folder, the database and backups. */
export const storageErrors = {
  DATABASE_DAMAGED: {
    message: '数据库文件已损坏，已原样保存为 {{file}}。',
    remedy: '应用用一个新的数据库继续；请保留这个文件，可从备份恢复历史。',
  },
  DATABASE_FOREIGN: {
    message: '数据库用本机的密钥打不开，已原样保存为 {{file}}。',
    remedy: '它可能来自别的电脑，或钥匙串里的密钥被删除了；找回原来的钥匙串后可以换回这个文件。',
  },
  DATABASE_BUSY: {
    message: '数据库正被另一个程序占用。',
    remedy: '关闭另一个 Coffee Salon 后再试。',
  },
  DATABASE_NEWER: {
    message: '数据库来自更新版本的应用（{{found}}），这个版本只认到 {{known}}。',
    remedy: '请更新应用；在此之前历史记录不显示，文件没有改动。',
  },
  DISK_FULL: {
    message: '磁盘已满，写不进去。',
    remedy: '腾出一些空间后再试；已经保存的内容没有受影响。',
  },
  DISK_READ_ONLY: {
    message: '数据文件夹 {{path}} 不能写入。',
    remedy: '检查文件夹权限，或换一个可以写入的位置。',
  },
  STORAGE_IN_MEMORY: {
    message: '这次运行的对话、工具记录和 Webhook 事件只保存在内存里，退出后消失。',
    remedy: '检查系统钥匙串和数据文件夹能不能用，然后重启应用；要留下的对话请先导出。',
  },
  SETTINGS_DAMAGED: {
    message: '设置文件读不出来，已原样保存为 {{file}}，现在使用默认设置。',
    remedy: '重新设置需要的选项；连接的密钥仍在钥匙串里。',
  },

  BACKUP_PASSPHRASE_NEEDED: { message: '这个备份要用口令打开。', remedy: '请输入备份时设的口令。' },
  BACKUP_PASSPHRASE_WRONG: {
    message: '口令打不开这个备份。',
    remedy: '请检查大小写和输入法。忘记的口令无法找回。',
  },
  BACKUP_KEY_MISSING: {
    message: '这个备份是用另一个钥匙串锁上的。',
    remedy: '只有做备份的那台电脑、那个用户能打开它。要换电脑，请在原电脑上另存一份带口令的备份。',
  },
  BACKUP_DAMAGED: {
    message: '备份已损坏：里面的内容和写入时不一样。',
    remedy: '请换一个备份，列表里还有别的。',
  },
  BACKUP_FOREIGN: {
    message: '这个文件不是 Coffee Salon 的备份。',
    remedy: '请选择扩展名为 .salonbackup 的文件，或您自己保存的那一个。',
  },
  BACKUP_NEWER: { message: '备份来自更新版本的应用。', remedy: '请先更新应用，再恢复。' },
  BACKUP_MISSING: { message: '这个备份已经不在了。', remedy: '请从列表里选另一个。' },
  BACKUP_BUSY: { message: '正在备份或恢复。', remedy: '请等它完成后再试。' },
  BACKUP_FAILED: {
    message: '自动备份没有做成。$t(errors:{{reason}}.message)',
    remedy: '$t(errors:{{reason}}.remedy)',
  },
  BACKUP_RESTORED: {
    message: '已恢复 {{at}} 的备份。',
    remedy: '恢复之前的数据保留在数据文件夹的 {{folder}} 里。',
  },
  DATA_FOLDER_IN_USE: {
    message:
      '没有恢复：另一个 Coffee Salon（窗口，或 salon serve 这样的命令）正在使用这个数据文件夹。',
    remedy: '先结束另一个，再恢复一次。',
  },
  RESTORE_WAITS: {
    message:
      '你选的备份还没有恢复：另一个 Coffee Salon 正在使用这个数据文件夹。现在看到的是恢复前的数据。',
    remedy: '先结束另一个（窗口，或 salon serve 这样的命令），再重新启动。',
  },
  SAFE_MODE: {
    message: '应用连续几次没能正常启动，这次以安全模式运行：不启动 Webhook、隧道、KAI 和自动备份。',
    remedy: '请到“健康”查看日志或保存诊断包，然后正常启动。',
  },
} as const satisfies ErrorTexts;
