"""What the columns of a list may mean."""

from __future__ import annotations

from enum import StrEnum


class Meaning(StrEnum):
    """What a column tells of a person. Of numbers it is the name of the metric as well."""

    #: The whole name.
    NAME = "name"
    #: The name by which a letter greets.
    FIRST_NAME = "first_name"
    #: The rest of the name, beside a first name.
    LAST_NAME = "last_name"
    #: An e-mail address.
    EMAIL = "email"
    #: A handle, or the address of a profile.
    HANDLE = "handle"
    #: The name of a platform.
    PLATFORM = "platform"
    #: The address of a profile or a site of theirs.
    PROFILE_URL = "profile_url"
    #: The address of an RSS or Atom feed.
    FEED_URL = "feed_url"
    #: How many follow the channel.
    FOLLOWERS = "followers"
    #: How many they follow.
    FOLLOWING = "following"
    #: Engagement in per cent.
    ENGAGEMENT_RATE = "engagement_rate"
    #: How many posts there are.
    POSTS = "posts"
    #: Views of one post, on average.
    AVERAGE_VIEWS = "average_views"
    #: Likes of one post, on average.
    AVERAGE_LIKES = "average_likes"
    #: Comments under one post, on average.
    AVERAGE_COMMENTS = "average_comments"
    #: How often one post is shared, on average.
    AVERAGE_SHARES = "average_shares"
    #: All that people do with one post, on average.
    AVERAGE_ENGAGEMENT = "average_engagement"
    #: The part of it that comes from real people.
    AUTHENTIC_ENGAGEMENT = "authentic_engagement"
    #: Views of all posts together.
    TOTAL_VIEWS = "total_views"
    #: Likes of all posts together.
    TOTAL_LIKES = "total_likes"
    #: Views, where the list says no more of them.
    VIEWS = "views"
    #: Likes, where the list says no more of them.
    LIKES = "likes"
    #: Comments, where the list says no more of them.
    COMMENTS = "comments"
    #: Shares, where the list says no more of them.
    SHARES = "shares"
    #: The day on which the numbers of the row were true.
    MEASURED_ON = "measured_on"
    #: The language to write in.
    LANGUAGE = "language"
    #: The country in which they live.
    COUNTRY = "country"
    #: An IANA time zone.
    TIME_ZONE = "time_zone"
    #: Words by which people are chosen.
    TAGS = "tags"
    #: What a person knows of them.
    NOTE = "note"
    #: Whether or when they were written to before.
    CONTACTED = "contacted"
    #: Whether, when or what they answered.
    ANSWERED = "answered"
    #: Whether they must not be written to.
    DO_NOT_CONTACT = "do_not_contact"
    #: Words that say any of these three.
    STATUS = "status"
    #: Why they may be written to.
    LAWFUL_BASIS = "lawful_basis"
    #: Where the address was got.
    ADDRESS_SOURCE = "address_source"
    #: The day on which it was got there.
    SOURCED_ON = "sourced_on"
    #: What İYS says of the address.
    IYS_STATUS = "iys_status"
    #: A post of theirs: its address.
    POST_URL = "post_url"
    #: Its title.
    POST_TITLE = "post_title"
    #: The day on which it was published.
    POST_DATE = "post_date"
    #: What else a list of posts tells of each of them; an import of posts reads it.
    POST = "post"
    #: Why an earlier import rejected the row; left out.
    REASON = "reason"
    #: A column of the sheet's own, kept under its heading.
    FIELD = "field"


#: Numbers about a channel, each a metric of its name.
NUMBERS = (
    Meaning.FOLLOWERS,
    Meaning.ENGAGEMENT_RATE,
    Meaning.FOLLOWING,
    Meaning.POSTS,
    Meaning.AVERAGE_VIEWS,
    Meaning.AVERAGE_LIKES,
    Meaning.AVERAGE_COMMENTS,
    Meaning.AVERAGE_SHARES,
    Meaning.AVERAGE_ENGAGEMENT,
    Meaning.AUTHENTIC_ENGAGEMENT,
    Meaning.TOTAL_VIEWS,
    Meaning.TOTAL_LIKES,
    Meaning.VIEWS,
    Meaning.LIKES,
    Meaning.COMMENTS,
    Meaning.SHARES,
)
#: What a sheet remembers of the time before this program.
HISTORY = (Meaning.CONTACTED, Meaning.ANSWERED, Meaning.DO_NOT_CONTACT, Meaning.STATUS)
#: Days.
DATES = (Meaning.MEASURED_ON, Meaning.POST_DATE, Meaning.SOURCED_ON)
#: Numbers of a post in a list that has a row for each post.
OF_A_POST = (Meaning.VIEWS, Meaning.LIKES, Meaning.COMMENTS, Meaning.SHARES)
