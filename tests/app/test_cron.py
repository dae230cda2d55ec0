"""The topic's recipes for cron, anacron and systemd, run as they stand there.

Only ``/home/kari`` is another folder. Cron and anacron are Debian's own; cron's clock runs sixty
times as fast and begins shortly before the minute, in a mount namespace whose crontabs, mail
program and /run are its own, so that nothing of the machine's is touched.
"""

import configparser
import datetime as dt
import os
import re
import shlex
import shutil
import subprocess
import sys
import time
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.helpers.parts import part
from tests.helpers.sessions import documents

ROOT = Path(__file__).parents[2]
TOPIC = documents()["en/cron"].read_text(encoding="utf-8")
TODAY = dt.date(2009, 12, 1)
# The whole environment of a job under Debian's cron.
BARE = {"HOME": "/nowhere", "LOGNAME": "kari", "SHELL": "/bin/sh", "PATH": "/usr/bin:/bin"}
pytestmark = pytest.mark.plain


def blocks(kind: str) -> list[str]:
    """The topic's blocks of a kind, in order."""
    return re.findall(rf"^```{kind}\n(.*?)^```$", TOPIC, re.MULTILINE | re.DOTALL)


class House(NamedTuple):
    """What stands for /home/kari: an environment with the program and a workspace."""

    home: Path

    def here(self, text: str) -> str:
        """A text of the topic, about this house."""
        return text.replace("/home/kari", str(self.home))

    def typed(self, *words: str) -> str:
        """Type a command as Kari would."""
        done = subprocess.run(
            [str(self.home / ".venv/bin/ettervern"), "--config", str(self.home / "bolig"), *words],
            env={**BARE, "ETTERVERN_TODAY": TODAY.isoformat()},
            capture_output=True,
            text=True,
            check=True,
        )
        return done.stdout

    def backups(self) -> list[str]:
        """The names of the backups that were made."""
        return sorted(path.name for path in (self.home / "bolig/backups").glob("*.db"))

    def report(self, month: str) -> str:
        """A month's report, as the recipe names it; empty where there is none."""
        path = self.home / f"bolig/report-{month}.html"
        return path.read_text("utf-8") if path.exists() else ""


@pytest.fixture(scope="module")
def furnished(tmp_path_factory: pytest.TempPathFactory) -> House:
    """Nora came in October 2009 and has not been followed up since."""
    house = House(tmp_path_factory.mktemp("furnished"))
    tool = house.home / ".venv/bin/ettervern"
    tool.parent.mkdir(parents=True)
    run = f"{shlex.quote(sys.executable)} -m ettervern_cli"
    tool.write_text(f'#!/bin/sh\nPYTHONPATH={shlex.quote(str(ROOT))} exec {run} "$@"\n')
    tool.chmod(0o755)
    subprocess.run(
        [str(tool), "--lang", "en", "init", str(house.home / "bolig"), "--template", "alta"],
        env={**BARE, "ETTERVERN_TODAY": TODAY.isoformat()},
        capture_output=True,
        check=True,
    )
    house.typed("admit", "Nora Prøve", "--unit", "1", "--on", "2009-10-21")
    return house


@pytest.fixture
def house(furnished: House, tmp_path: Path) -> House:
    """A house of its own for each test."""
    shutil.copytree(furnished.home, tmp_path / "kari")
    return House(tmp_path / "kari")


class Line(NamedTuple):
    """A line of a crontab: when, and what."""

    when: str
    command: str


def crontab(text: str) -> tuple[dict[str, str], list[Line]]:
    """A crontab's settings and its lines."""
    settings, lines = {}, []
    for line in text.splitlines():
        if re.match(r"[A-Z_]+=", line):
            name, _, value = line.partition("=")
            settings[name] = value
        elif line:
            *when, command = line.split(None, 1 if line.startswith("@") else 5)
            lines.append(Line(" ".join(when), command))
    return settings, lines


def ran(command: str, settings: dict[str, str], house: House) -> subprocess.CompletedProcess[str]:
    """A command with nothing but what cron gives it."""
    return subprocess.run(
        ["/bin/sh", "-c", command],
        env={**BARE, **settings, "ETTERVERN_TODAY": TODAY.isoformat()},
        cwd=house.home,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )


def last_month(day: dt.date) -> str:
    """The month before a day's."""
    return f"{day.replace(day=1) - dt.timedelta(days=1):%Y-%m}"


def test_the_three_lines_work_with_the_environment_that_cron_gives(house: House) -> None:
    settings, (backup, overdue, report) = crontab(house.here(blocks("crontab")[0]))
    made, late, told = (
        ran(line.command.replace("\\%", "%"), settings, house) for line in (backup, overdue, report)
    )
    assert (made.returncode, made.stdout, made.stderr) == (0, "", "")
    assert len(house.backups()) == 1
    assert (late.returncode, late.stderr) == (3, "")
    assert "1 follow-up is overdue." in late.stdout
    assert "Nora Prøve" in late.stdout
    assert (told.returncode, told.stdout, told.stderr) == (0, "", "")
    # The month before this one of the real clock: the recipe's file name is the shell's.
    assert house.report(last_month(dt.date.today())).startswith("<!DOCTYPE html>")


def test_they_are_silent_when_all_is_well(house: House) -> None:
    house.typed("log", "nora")
    settings, lines = crontab(house.here(blocks("crontab")[0]))
    for line in lines:
        done = ran(line.command.replace("\\%", "%"), settings, house)
        assert (done.returncode, done.stdout, done.stderr) == (0, "", ""), line


def test_what_is_due_today_and_not_overdue_is_silent_too(house: House) -> None:
    house.typed("log", "nora", "--on", "2009-11-28", "--next", "2009-12-01")
    settings, lines = crontab(house.here(blocks("crontab")[0]))
    assert "today" in house.typed("due")
    done = ran(lines[1].command, settings, house)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_a_fault_is_heard_of_by_mail(house: House) -> None:
    (house.home / "bolig/config.yaml").unlink()
    settings, lines = crontab(house.here(blocks("crontab")[0]))
    for line in lines:
        done = ran(line.command.replace("\\%", "%"), settings, house)
        assert done.returncode == 66
        assert done.stderr


def test_the_month_is_the_one_before_on_every_day_of_the_year() -> None:
    """Also on the 31st, when "last month" of date would be the same month again."""
    part("date")
    _, lines = crontab(blocks("crontab")[0])
    name = re.search(r'report-(\$\(date.*\))\.html"', lines[2].command.replace("\\%", "%"))
    assert name
    for day in (dt.date(2024, 3, 31), dt.date(2026, 1, 1), dt.date(2026, 12, 31)):
        asked = name[1].replace("date +%Y", f"date -d {day} +%Y")
        done = subprocess.run(["/bin/sh", "-c", f"echo {asked}"], capture_output=True, text=True)
        assert done.stdout.strip() == last_month(day)


def in_a_namespace() -> list[str]:
    """Words that run a command with mounts and processes of its own, where this is allowed."""
    if os.geteuid() != 0:
        pytest.skip("only root may run cron with mounts of its own")
    words = [part("unshare"), "--mount", "--pid", "--fork", "--kill-child"]
    tried = subprocess.run([*words, "true"], capture_output=True, text=True, check=False)
    if tried.returncode != 0:
        pytest.skip(f"no mount namespace here: {tried.stderr.strip()}")
    return words


SETTING = """set -e
mount -t tmpfs none /etc/cron.d
mount -t tmpfs none /var/spool/cron/crontabs
mount -t tmpfs none /run
mkdir /run/home
mount --bind {home} /run/home
mount -t tmpfs none /dev/shm
mkdir -p {home}
mount --bind /run/home {home}
mount --bind {home}/empty /etc/crontab
mount --bind /usr/sbin {home}/old
mount --bind {home}/sbin /usr/sbin
cp {home}/crontab /var/spool/cron/crontabs/root
chmod 600 /var/spool/cron/crontabs/root
exec {faketime} -f '@{begin} x60' {home}/old/cron -f
"""
MAIL = """#!/bin/sh
cat > {home}/mail.part && mv {home}/mail.part {home}/mail
"""


def begun_by_cron(house: House, lines: str, begin: str) -> "subprocess.Popen[bytes]":
    """Debian's cron with a crontab, its clock beginning at a moment and running fast."""
    words = in_a_namespace()
    faketime = part("faketime")
    assert Path(part("cron", "/usr/sbin")) == Path("/usr/sbin/cron")
    home = house.home
    (home / "old").mkdir()
    (home / "sbin").mkdir()
    for tool in Path("/usr/sbin").iterdir():
        if tool.name != "sendmail":
            (home / "sbin" / tool.name).symlink_to(home / "old" / tool.name)
    sendmail = home / "sbin/sendmail"
    sendmail.write_text(MAIL.format(home=home))
    sendmail.chmod(0o755)
    (home / "empty").touch()
    (home / "crontab").write_text(f"ETTERVERN_TODAY={TODAY}\n{lines}")
    script = SETTING.format(home=home, faketime=faketime, begin=begin)
    with (home / "cron.log").open("wb") as log:
        return subprocess.Popen([*words, "sh", "-c", script], stdout=log, stderr=log)


def until(done: "subprocess.Popen[bytes]", path: Path, house: House) -> Path:
    """Wait for a file that a job is to write."""
    for _ in range(600):
        if path.exists():
            return path
        if done.poll() is not None:
            break
        time.sleep(0.05)
    raise AssertionError((house.home / "cron.log").read_text())


@pytest.mark.debian
def test_a_real_cron_writes_the_backup_at_its_hour(house: House) -> None:
    cron = begun_by_cron(house, house.here(blocks("crontab")[0]), "2009-12-02 02:14:30")
    try:
        folder = until(cron, house.home / "bolig/backups", house)
        for _ in range(600):
            if house.backups():
                break
            time.sleep(0.05)
        assert len(house.backups()) == 1, list(folder.iterdir())
    finally:
        cron.kill()
        cron.wait()
    assert not (house.home / "mail").exists()


@pytest.mark.debian
def test_a_real_cron_mails_what_is_overdue_on_a_monday(house: House) -> None:
    cron = begun_by_cron(house, house.here(blocks("crontab")[0]), "2009-12-07 06:59:30")
    try:
        mail = until(cron, house.home / "mail", house).read_text("utf-8")
    finally:
        cron.kill()
        cron.wait()
    assert "To: kari" in mail
    assert "1 follow-up is overdue." in mail
    assert "R-0001  Nora Prøve" in mail


@pytest.mark.debian
def test_a_real_cron_writes_the_report_on_the_first(house: House) -> None:
    cron = begun_by_cron(house, house.here(blocks("crontab")[0]), "2009-12-01 06:29:30")
    path = house.home / f"bolig/report-{last_month(dt.date.today())}.html"
    try:
        until(cron, path, house)
    finally:
        cron.kill()
        cron.wait()
    assert path.read_text("utf-8").startswith("<!DOCTYPE html>")
    assert not (house.home / "mail").exists()


@pytest.mark.debian
def test_anacron_does_once_what_was_missed_while_the_machine_was_off(house: House) -> None:
    anacron = part("anacron", "/usr/sbin")
    table, spool = house.home / ".anacron/table", house.home / ".anacron/spool"
    spool.mkdir(parents=True)
    lines = house.here(blocks("anacrontab")[0])
    table.write_text(f"ETTERVERN_TODAY={TODAY}\n{lines}")
    # Off since the day before yesterday, the week and the month before.
    for job, days in (("backup", 2), ("overdue", 9), ("report", 40)):
        stamp = dt.date.today() - dt.timedelta(days=days)
        (spool / job).write_text(f"{stamp:%Y%m%d}\n")
    words = [anacron, "-d", "-n", "-s", "-t", str(table), "-S", str(spool)]

    def run() -> str:
        done = subprocess.run(words, env=BARE, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        return done.stderr

    first = run()
    for job in ("backup", "overdue", "report"):
        assert f"Job `{job}' started" in first, first
    assert "3 jobs run" in first
    assert len(house.backups()) == 1
    assert house.report(last_month(dt.date.today())).startswith("<!DOCTYPE html>")
    assert "0 jobs run" in run()
    assert len(house.backups()) == 1


def test_the_one_line_that_starts_anacron_names_the_table_of_the_recipe() -> None:
    _, (line,) = crontab(blocks("crontab")[1])
    assert line.when == "@hourly"
    words = shlex.split(line.command)
    assert words[0] == "/usr/sbin/anacron"
    assert words[words.index("-t") + 1] == "/home/kari/.anacron/table"
    assert words[words.index("-S") + 1] == "/home/kari/.anacron/spool"


def test_cron_anacron_and_systemd_run_the_same_commands() -> None:
    _, cron = crontab(blocks("crontab")[0])
    _, (first, *rest) = crontab(
        re.sub(r"^(\S+ +\d+ +\S+) +", "@x ", blocks("anacrontab")[0], flags=re.M)
    )
    assert [line.command.replace("\\%", "%") for line in cron] == [
        line.command for line in (first, *rest)
    ]


def units(house: House) -> dict[str, str]:
    """The topic's units, each by the name in the comment above it."""
    parts = re.split(r"^# (ettervern-\S+)\n", house.here(blocks("ini")[0]), flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


def read_unit(text: str) -> configparser.ConfigParser:
    unit = configparser.ConfigParser(interpolation=None)
    unit.optionxform = str  # type: ignore[assignment, method-assign]
    unit.read_string(text)
    return unit


def test_every_service_has_a_timer_that_makes_up_for_what_was_missed(house: House) -> None:
    found = units(house)
    services = sorted(name for name in found if name.endswith(".service"))
    assert len(services) == 3
    for service in services:
        timer = read_unit(found[service.replace(".service", ".timer")])
        assert timer["Timer"]["Persistent"] == "true"
        assert timer["Install"]["WantedBy"] == "timers.target"


def test_every_service_does_its_work_with_nothing_but_its_own_environment(house: House) -> None:
    for name, text in units(house).items():
        if not name.endswith(".service"):
            continue
        service = read_unit(text)["Service"]
        setting, _, value = service["Environment"].partition("=")
        # What systemd makes of %% and $$ before it runs a line (systemd.unit, systemd.service).
        line = service["ExecStart"].replace("%%", "%").replace("$$", "$")
        done = subprocess.run(
            shlex.split(line),
            env={"PATH": BARE["PATH"], setting: value, "ETTERVERN_TODAY": TODAY.isoformat()},
            capture_output=True,
            text=True,
            check=False,
        )
        good = {0, *map(int, service.get("SuccessExitStatus", "0").split())}
        assert done.returncode in good, (name, done)
        assert (done.stdout, done.stderr) == ("", ""), name
    assert len(house.backups()) == 1
    assert "Nora Prøve" in (house.home / "bolig/overdue.txt").read_text("utf-8")
    assert house.report(last_month(dt.date.today())).startswith("<!DOCTYPE html>")


@pytest.mark.debian
def test_systemd_finds_nothing_wrong_with_the_units(house: House) -> None:
    analyze = part("systemd-analyze")
    folder = house.home / "units"
    folder.mkdir()
    for name, text in units(house).items():
        (folder / name).write_text(text)
    env = {**os.environ, "XDG_RUNTIME_DIR": str(house.home)}
    checked = subprocess.run(
        [analyze, "--user", "--man=no", "verify", *map(str, sorted(folder.iterdir()))],
        env=env, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert str(folder) not in checked.stderr, checked.stderr
    assert checked.returncode == 0, checked.stderr
    # What is wrong is found, or the check above would say nothing.
    broken = folder / "ettervern-backup.timer"
    broken.write_text(broken.read_text().replace("OnCalendar=", "OnCalender="))
    checked = subprocess.run(
        [analyze, "--user", "--man=no", "verify", str(broken)],
        env=env, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert "OnCalender" in checked.stderr


@pytest.mark.debian
def test_cron_and_systemd_mean_the_same_hours(house: House) -> None:
    analyze = part("systemd-analyze")
    found = units(house)
    meant = {
        name: read_unit(text)["Timer"]["OnCalendar"]
        for name, text in found.items()
        if name.endswith(".timer")
    }
    _, lines = crontab(blocks("crontab")[0])
    hours = {}
    for job, line in zip(("backup", "overdue", "report"), lines, strict=True):
        minute, hour, day, _, weekday = line.when.split()
        hours[f"ettervern-{job}.timer"] = (minute, hour, day, weekday)
    base = "2009-12-01 08:00:00 UTC"
    for name, calendar in meant.items():
        said = subprocess.run(
            [analyze, "calendar", f"--base-time={base}", f"{calendar} UTC"],
            env={**os.environ, "TZ": "UTC", "LC_ALL": "C"},
            capture_output=True, text=True, check=True,
        ).stdout  # fmt: skip
        next_one = re.search(r"(?:Next elapse|\(in UTC\)): \w+ (\S+ \S+) UTC", said)
        assert next_one, said
        moment = dt.datetime.fromisoformat(next_one[1])
        minute, hour, day, weekday = hours[name]
        assert (moment.minute, moment.hour) == (int(minute), int(hour))
        assert day in ("*", str(moment.day))
        assert weekday in ("*", str(moment.isoweekday()))
