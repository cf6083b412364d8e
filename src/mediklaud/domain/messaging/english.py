"""What the hospital writes in English."""

from attrs import evolve

from mediklaud.domain.messaging.language import Language, Wording
from mediklaud.domain.messaging.topic import Topic

_LICENCE = Wording(
    subject="Your licence to practise ends {within}",
    body="""
        In our books, your licence to practise ends on {until}. That is {within}.

        After that day no appointments can be booked with you. Please let the chief
        medical officer see the proof of its renewal in time.
    """,
    action="Sign in",
    sms="{hospital}: your licence to practise ends {within}. {link}",
)

_GLASS_BROKEN = Wording(
    subject="Emergency access to a patient's record was taken",
    body="""
        A clinician at {hospital} has just opened the record of a patient outside
        their care.

        Please look into it: it waits in your list of reviews, with the reason that
        was given. It has to be closed within three days.
    """,
    action="Sign in",
    sms="{hospital}: emergency access was taken and waits for your review. {link}",
)

ENGLISH = Language(
    days=tuple("Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()),
    months=tuple(
        "January February March April May June July August September October "
        "November December".split()
    ),
    long_pattern="{weekday}, {day} {month} {year}",
    short_pattern="{weekday:.3} {day} {month:.3} {year}",
    soon={0: "today", 1: "tomorrow"},
    in_days="in {days} days",
    clock="{city} time",
    visit="Appointment at {hospital}",
    owing="{due} is still to be paid in all.",
    nothing_owing="Nothing more is to be paid.",
    footer="{hospital} sends this message automatically; nobody reads answers to it.",
    wordings={
        Topic.APPOINTMENT_BOOKED: Wording(
            subject="Your appointment on {date}, {time}",
            body="""
                Your appointment at {hospital} is booked for {date}, {time} ({zone}).

                The invitation in this mail puts it into your calendar. To see, move or
                cancel your appointment, please sign in.
            """,
            action="Sign in",
            sms="{hospital}: your appointment is booked for {day}, {time} ({clock}). "
            "See or change it: {link}",
        ),
        Topic.APPOINTMENT_MOVED: Wording(
            subject="Your appointment is now on {date}, {time}",
            body="""
                Your appointment at {hospital} has changed. It is now on {date}, {time}
                ({zone}).

                The invitation in this mail changes it in your calendar. To see, move or
                cancel your appointment, please sign in.
            """,
            action="Sign in",
            sms="{hospital}: your appointment is now on {day}, {time} ({clock}). "
            "See or change it: {link}",
        ),
        Topic.APPOINTMENT_HANDED_OVER: Wording(
            subject="Your appointment on {date}, {time} is with another doctor",
            body="""
                Your appointment at {hospital} has changed. It is now with another
                doctor, on {date}, {time} ({zone}).

                The invitation in this mail changes it in your calendar. To see with
                whom it is, or to move or cancel it, please sign in.
            """,
            action="Sign in",
            sms="{hospital}: your appointment is now with another doctor, {day}, "
            "{time} ({clock}). See or change it: {link}",
        ),
        Topic.APPOINTMENT_CANCELLED: Wording(
            subject="Your appointment on {date}, {time} is cancelled",
            body="""
                Your appointment at {hospital} on {date}, {time} ({zone}) has been
                cancelled.

                The notice in this mail takes it out of your calendar. To book another
                appointment, please sign in or call us.
            """,
            action="Sign in",
            sms="{hospital}: your appointment on {day}, {time} ({clock}) is "
            "cancelled. Book another: {link}",
        ),
        Topic.APPOINTMENT_NEAR: Wording(
            subject="Reminder: your appointment on {date}, {time}",
            body="""
                We expect you at {hospital} on {date}, {time} ({zone}).

                If you cannot come, please sign in and tell us, so that somebody else
                can have the time.
            """,
            action="Sign in",
            sms="{hospital}: we expect you on {day}, {time} ({clock}). "
            "If you cannot come, please tell us: {link}",
        ),
        Topic.PATIENT_INVITED: Wording(
            subject="Your access to {hospital} online",
            body="""
                {hospital} invites you to see and change your appointments online.

                Open the link, confirm your date of birth and choose a password. The
                link works once, until {date}, {time} ({zone}). After that you sign in
                with {login}, unless you choose another login.

                If you did not ask for this, you need not do anything.
            """,
            action="Set up my access",
            sms="{hospital}: set up your online access as {login}, by {day}: {link}",
        ),
        Topic.GLASS_BROKEN: _GLASS_BROKEN,
        Topic.GLASS_BROKEN_AGAIN: evolve(
            _GLASS_BROKEN, subject="Urgent: emergency access was taken again"
        ),
        Topic.GUARDIAN_NAMED: Wording(
            subject="Somebody may act for you at {hospital}",
            body="""
                At {hospital}, somebody has been named who may act for you.

                To see who that is, in what and until when, or to end it, please sign
                in. If you did not expect this, please call us.
            """,
            action="Sign in",
            sms="{hospital}: somebody has been named who may act for you. "
            "See or end it: {link}",
        ),
        Topic.AMENDMENT_DECIDED: Wording(
            subject="An answer from {hospital}",
            body="""
                {hospital} has answered a request of yours.

                To read the answer, please sign in.
            """,
            action="Sign in",
            sms="{hospital}: there is an answer to a request of yours. {link}",
        ),
        Topic.BATCH_RECALLED: Wording(
            subject="Please call {hospital}",
            body="""
                {hospital} has something to tell you about what its pharmacy handed
                out to you.

                Please call or visit our pharmacy today, before you use any more of
                it, and bring it along. It costs you nothing.
            """,
            action="Sign in",
            sms="{hospital}: please call our pharmacy today, before you use any more "
            "of what it handed out to you. {link}",
        ),
        Topic.PAYMENT_RECEIVED: Wording(
            subject="Receipt {number} from {hospital}",
            body="""
                {hospital} has received {amount} from you on {paid_on}. The number of
                your receipt is {number}. Thank you.

                {due}

                To see what was paid, please sign in.
            """,
            action="Sign in",
            sms="{hospital}: we have received {amount}, receipt {number}. {link}",
        ),
        Topic.MONEY_RETURNED: Wording(
            subject="{hospital} has paid money back to you",
            body="""
                {hospital} has paid money back to you.

                To see how much, when and of which payment, please sign in. If you did
                not get it, please call us.
            """,
            action="Sign in",
            sms="{hospital}: money was paid back to you. See how much: {link}",
        ),
        Topic.PORTAL_OPENED: Wording(
            subject="Your access to {hospital} online is set up",
            body="""
                A password was chosen for your access to {hospital} online.

                If that was not you, please call us at once.
            """,
            action="Sign in",
            sms="{hospital}: your online access is set up. If that was not you, please "
            "call us at once. {link}",
        ),
        Topic.PASSWORD_RESET: Wording(
            subject="Choose a new password for {hospital}",
            body="""
                Somebody asked for a new password for your access to {hospital}.

                Open the link to choose one. It works once, until {date}, {time}
                ({zone}).

                If you did not ask for this, you need not do anything: your password
                stays as it is.
            """,
            action="Choose a password",
            sms="{hospital}: choose a new password by {time} ({clock}): {link}",
        ),
        Topic.PASSWORD_CHANGED: Wording(
            subject="Your password for {hospital} was changed",
            body="""
                The password of your access to {hospital} was changed. Whoever was
                signed in elsewhere is signed out.

                If that was not you, please call us at once.
            """,
            action="Sign in",
            sms="{hospital}: your password was changed. If that was not you, please "
            "call us at once. {link}",
        ),
        Topic.SECOND_FACTOR_WITHDRAWN: Wording(
            subject="Your second factor for {hospital} was withdrawn",
            body="""
                The second factor of your access to {hospital} was withdrawn, as it was
                said to be lost. Whoever was signed in is signed out.

                Please sign in with your password, and set up a new one at once.

                If you have it still, please call us at once.
            """,
            action="Sign in",
            sms="{hospital}: your second factor was withdrawn. If you have it still, "
            "please call us at once. {link}",
        ),
        Topic.LICENCE_ENDS_IN_60_DAYS: _LICENCE,
        Topic.LICENCE_ENDS_IN_30_DAYS: _LICENCE,
        Topic.LICENCE_ENDS_IN_7_DAYS: _LICENCE,
    },
)
