"""What is like an application is shown with the words that matched: asked twice, by others, public, answered before."""

from __future__ import annotations

from .conftest import Room

CANTEEN = "2025年全区学校食堂检查结果"


def item(here: Room, title: str, **told: str) -> int:
    from gongkai_desktop.records.event import Draft

    fields = {"title": title, "attribute": "主动公开", "formed": "2026-03-02", **told}
    draft = Draft("item.registered", here.today, {"fields": fields})
    return here.desk.records.append([draft], actor=here.actor).act


def answered(here: Room, **told: str) -> int:
    request = here.receive(**told)
    here.do(request, "examine", found="内容明确、要件齐全")
    here.review(request)
    here.choose(request, "予以公开")
    here.answer(request)
    here.do(request, "serve", how="邮政企业邮寄", mail_no="XA12345678911")
    return request


def test_the_same_applicant_asking_again_is_told_at_once_with_the_words(here: Room) -> None:
    first = here.receive(asked=CANTEEN)
    second = here.receive(asked="申请公开2025年全区学校食堂的检查结果")
    (again,) = here.requests.similar(second, here.today).again
    assert again.record == first
    assert "检查结果" in again.words and "2025年全区学校食堂" in again.words
    (remark,) = here.requests.alike(second, here.today).remarks
    assert (
        remark.startswith("可能重复：同一申请人 2026-11-02 申请过（2026-0001")
        and "“2025年全区学校食堂”" in remark
    )


def test_a_form_that_is_being_typed_warns_and_holds_nothing_up(here: Room) -> None:
    here.receive(asked=CANTEEN)
    typed = {"applicant": "王小明", "asked": "全区学校食堂检查结果", "arrived": "", "phone": "1"}
    assert "可能重复" in here.requests.odd(typed)["asked"]
    assert here.requests.odd({"applicant": "王小明", "asked": "", "phone": "1"}) == {}


def test_somebody_of_the_same_name_with_another_paper_is_another_person(here: Room) -> None:
    here.receive(asked=CANTEEN, id_kind="居民身份证", id_no="11010519491231002X")
    other = here.receive(asked=CANTEEN, id_kind="居民身份证", id_no="110101199003070038")
    found = here.requests.similar(other, here.today)
    assert (found.again, found.earlier, found.applicants) == ((), (), 1)


def test_others_who_asked_for_the_same_are_counted_and_opening_it_to_all_is_proposed(here: Room) -> None:
    here.receive(applicant="李强", asked=CANTEEN)
    here.receive(applicant="赵敏", asked=f"关于{CANTEEN}的资料")
    here.receive(applicant="钱进", asked="开发区企业环境影响评价批复")
    mine = here.receive(asked=CANTEEN)
    found = here.requests.similar(mine, here.today)
    assert (found.applicants, len(found.others), found.again) == (2, 2, ())
    assert any("条例第四十四条" in words for words in found.remarks)
    (section,) = [one for one in found.sections if one.title.startswith("别人申请过")]
    assert section.title == "别人申请过同样的内容（2 人）"
    leading, told = section.lines[:2]
    assert leading.record and leading.text.endswith(CANTEEN) and not told.record and "相同的词" in told.text
    assert "李**" in "".join(line.text for line in section.lines)
    assert "李强" not in str(found)


def test_items_that_answer_it_are_shown_the_public_ones_first(here: Room) -> None:
    item(here, "2025年全区学校食堂检查情况内部通报")
    public = item(here, CANTEEN, published="2026-03-05", url="https://example.gov.cn/1", form="政府网站")
    item(here, "部门预算公开表")
    mine = here.receive(asked=f"申请获取{CANTEEN}")
    first, second = here.requests.similar(mine, here.today).items
    assert (first.record, first.day, first.title) == (public, "2026-03-05", CANTEEN)
    assert "https://example.gov.cn/1" in first.told
    assert second.told.startswith("未公开")


def test_precedents_tell_how_it_was_answered_and_under_which_number(here: Room) -> None:
    before = answered(here, applicant="李强", asked="2024年全区学校食堂检查结果")
    mine = here.receive(asked=CANTEEN)
    (found,) = here.requests.similar(mine, here.today).precedents
    assert found.record == before
    assert "予以公开" in found.told and "公复〔2026〕1号" in found.told


def test_the_applicants_other_requests_are_shown_apart_from_doubles(here: Room) -> None:
    other = here.receive(asked="开发区企业环境影响评价批复")
    mine = here.receive(asked=CANTEEN)
    found = here.requests.similar(mine, here.today)
    assert ([one.record for one in found.earlier], found.earlier_count, found.again) == ([other], 1, ())


def test_what_stands_in_any_application_likens_nothing(here: Room) -> None:
    here.receive(applicant="李强", asked="申请公开有关政府信息的全部材料复印件")
    mine = here.receive(asked="请求贵局提供相关政府信息文件资料")
    found = here.requests.similar(mine, here.today)
    assert (found.others, found.precedents, found.items, found.remarks) == ((), (), (), ())


def test_a_matter_further_down_is_found_and_an_entry_in_error_is_not(here: Room) -> None:
    both = here.receive(applicant="李强", asked=f"教师招聘成绩\n{CANTEEN}")
    wrong = here.receive(applicant="赵敏", asked=CANTEEN)
    here.do(wrong, "void", why="重复录入")
    mine = here.receive(asked=CANTEEN)
    assert [one.record for one in here.requests.similar(mine, here.today).others] == [both]
    assert here.shown("all", "食堂检查") == [mine, wrong, both]


def test_signs_of_the_query_language_are_only_text(here: Room) -> None:
    here.receive(asked='"食堂" OR * NEAR(检查, 2) {title} : ^结果')
    mine = here.receive(applicant="李强", asked='") OR title : (食堂检查结果*')
    assert here.requests.similar(mine, here.today).again == ()


def test_of_equally_near_ones_the_earliest_comes_first(here: Room) -> None:
    records = [here.receive(applicant=name, asked=CANTEEN) for name in ("李强", "赵敏", "钱进")]
    found = here.requests.similar(here.receive(asked=CANTEEN), here.today)
    assert [one.record for one in found.others] == records


def test_among_more_than_are_compared_the_nearest_is_found(here: Room) -> None:
    from gongkai_desktop.records.event import Draft

    told = {
        "applicant": "李强",
        "applicant_kind": "自然人",
        "channel": "当面",
        "arrived": here.today.isoformat(),
    }
    about = [f"第{at}号学校操场改造合同" for at in range(230)]
    drafts = [Draft("request.received", here.today, {"fields": {**told, "asked": asked}}) for asked in about]
    here.desk.records.append(drafts, actor=here.actor)
    near = here.receive(applicant="赵敏", asked=CANTEEN)
    here.desk.records.append(drafts, actor=here.actor)
    found = here.requests.similar(here.receive(asked=CANTEEN), here.today)
    assert [one.record for one in found.others] == [near]
