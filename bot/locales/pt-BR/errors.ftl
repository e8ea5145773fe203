# O que diz a porta dos erros, só para a pessoa.

error-restarting = Estou sendo reiniciado agora mesmo. Tente de novo daqui a um minuto.
error-blocked = Tudo o que me veio à cabeça tinha alguma palavra bloqueada aqui. Tente de novo, ou com outro começo.
error-writer = Minha pena quebrou no meio deste feitiço. Já apontei outra: tente de novo.
error-value = Um dos valores não serve para este comando. Dê mais uma olhada na descrição dele.
error-command-changed = Este comando acabou de mudar. Reinicie o Discord (ou aperte Ctrl+R) e tente de novo.
error-unknown-control = Não conheço mais este botão. Use o comando de novo, e um novo vem com ele.
error-not-allowed = Você não pode usar isto aqui.
error-busy = { $seconds ->
    [one] Não estou dando conta: há muitos feitiços na fila. Tente de novo em cerca de { $seconds } segundo.
   *[other] Não estou dando conta: há muitos feitiços na fila. Tente de novo em cerca de { $seconds } segundos.
}
error-unforeseen = Algo deu errado, e a culpa não é sua. Código do erro: `{ $id }`
needs-manage-server = Só membros com a permissão “Gerenciar servidor” podem fazer isso.
