import type { Metadata } from "next";
import { ActionForm } from "@/components/form/action-form";
import { CheckField } from "@/components/form/choice-fields";
import { ConfirmButton } from "@/components/form/confirm-button";
import { Field } from "@/components/form/field";
import { PageBody, PageHead } from "@/components/shell/page-head";
import { Notice } from "@/components/ui/notice";
import { Panel } from "@/components/ui/panel";
import { requireActor } from "@/lib/auth/session";
import { sayDate, sayFullMoment } from "@/lib/calendar";
import { env, postOffice } from "@/lib/env";
import { SOON_DAYS } from "@/lib/reminders/due";
import { type OwnReminders, ownReminders } from "@/lib/reminders/queries";
import { revokeFeedAction, saveSettingAction } from "./actions";
import { FeedForm } from "./feed-form";

export const metadata: Metadata = { title: "提醒设置" };

export default async function ReminderSettingsPage() {
  const actor = await requireActor();
  const own = await ownReminders(actor);
  const at = env.HENGCAI_DIGEST_AT;
  return (
    <>
      <PageHead title="提醒设置" sub={actor.name} back={{ href: "/inbox", label: "站内消息" }} />
      <PageBody>
        <Panel title="每日提醒">
          <p>
            {at === "off"
              ? "本系统没有开启每日提醒，待办请看首页。"
              : `有待办已逾期或在 ${SOON_DAYS} 天内到期时，每天 ${at} 后汇总成一条站内消息；未读的旧汇总由新的代替。`}
          </p>
        </Panel>
        <Mail own={own} />
        <Panel
          title="日历订阅"
          foot="谁能看到：拿到地址的人。地址里只有您的待办标题和日期，不含任何评分、名单和文件；请勿转发。"
        >
          <div className="grid gap-3">
            <p>
              手机或电脑的日历程序可以订阅您的待办期限，无需登录，每隔几小时自动更新。
              {own.feedMadeAt ? `现用地址生成于${sayFullMoment(own.feedMadeAt)}。` : "目前没有订阅地址。"}
            </p>
            <FeedForm renewing={own.feedMadeAt !== null} />
            {own.feedMadeAt ? (
              <div>
                <ConfirmButton
                  action={revokeFeedAction}
                  label="停用订阅地址"
                  title="停用订阅地址？"
                  text="已订阅的日历不再更新，也不能再读取。"
                  small
                />
              </div>
            ) : null}
          </div>
        </Panel>
      </PageBody>
    </>
  );
}

function Mail({ own }: { own: OwnReminders }) {
  const { lastMail } = own;
  return (
    <Panel title="邮件" foot="谁能看到：邮箱地址只有本人能看到。邮件只含待办标题和期限。">
      {postOffice() === null ? (
        <div className="mb-3">
          <Notice tone="quiet">本系统尚未设置邮件服务器，邮件暂不会发出；设置后按您的选择发送。</Notice>
        </div>
      ) : null}
      {lastMail?.state === "FAILED" ? (
        <div className="mb-3">
          <Notice tone="warn">
            {sayDate(lastMail.day)}的邮件没有发出：{lastMail.error}。次日会再发。
          </Notice>
        </div>
      ) : null}
      <ActionForm
        action={saveSettingAction}
        submit="保存"
        hidden={{ revision: own.revision }}
        key={own.revision}
        label="邮件提醒"
      >
        <Field
          name="address"
          label="邮箱地址"
          type="email"
          inputMode="email"
          maxLength={254}
          optional
          defaultValue={own.address}
          className="sm:max-w-md"
        />
        <CheckField name="mail" label="同时把每日提醒发到邮箱" defaultChecked={own.mail} />
      </ActionForm>
    </Panel>
  );
}
