"""Organisations that decide, as Mesa agents: they read counts and columns, never scan students."""

from model.organisations.base import Organisation
from model.organisations.care_office import CareOffice
from model.organisations.care_provider import CareProvider
from model.organisations.joint_fund import JointFund
from model.organisations.labour_pool import LabourPool
from model.organisations.municipality import Municipality
from model.organisations.school import School
from model.organisations.school_partnership import SchoolPartnership
from model.organisations.youth_health_region import YouthHealthRegion
from model.organisations.youth_region import YouthRegion

__all__ = [
    "CareOffice",
    "CareProvider",
    "JointFund",
    "LabourPool",
    "Municipality",
    "Organisation",
    "School",
    "SchoolPartnership",
    "YouthHealthRegion",
    "YouthRegion",
]
